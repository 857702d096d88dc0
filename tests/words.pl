#!/usr/bin/perl
# The words of a document tree against those of its PDF, each as often.  Prints what differs; status 1 if anything does.
# Usage: words.pl DOCUMENT PAGES BBOX   (dump --stage document, dump --stage pages, pdftotext -bbox)
#
# A word is a run of letters or of digits.  What stands in the PDF only because of its pages (numbers, repeated headers,
# marks of drafts) is taken from PAGES; so nothing is left out on either side.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my %count;

sub add {
    my ($text, $by) = @_;
    $count{$_} += $by for $text =~ /\p{L}[\p{L}\p{M}]*|\p{N}+/g;
}

sub strings {
    my @found = $_[0] =~ /"((?:[^"\\]|\\.)*)"/g;
    s/\\n/ /g, s/\\(.)/$1/g for @found;
    return @found;
}

# Texts of one block run on; everything but inlines ends them.
sub read_document {
    my ($file, $flow, $figure, %constant) = (shift, "", -1,
        letterhead => "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc", addressees => "Kính gửi",
        recipients => "Nơi nhận");
    open my $in, "<", $file or die "$file: $!\n";
    while (my $line = <$in>) {
        my ($indent, $kind) = $line =~ /^( *)(\S+)/ or next;
        # of a figure the PDF has what is drawn (see read_pages) and the caption, not its data
        $figure = length $indent if $kind eq "figure";
        $figure = -1 if length $indent < $figure || ($kind eq "caption" && length $indent == $figure + 2) ||
            (length $indent == $figure && $kind ne "figure");
        next if $figure >= 0;
        my @texts = strings($line);
        next if $kind eq "document";
        if ($kind eq "text" || $kind eq "span") { $flow .= $texts[-1] // ""; next }
        if ($kind eq "link") { $flow .= @texts > 1 ? $texts[-1] : ""; next }
        if ($kind eq "ref" && $line =~ / annex /) { $flow .= @texts > 1 ? $texts[-1] : ""; next }
        add($flow, 1);
        $flow = "";
        add($constant{$kind}, 1) if $constant{$kind};
        shift @texts if $kind =~ /^(annex|attachment|table)$/; # ids
        @texts = grep { defined } ($line =~ / label ("(?:[^"\\]|\\.)*")/ ? strings($1) : ()) if $kind =~ /^(annex|attachment)$/;
        next if $kind eq "table";
        add($_, 1) for @texts;
        add($texts[0], 1) if $kind eq "note" && @texts; # the mark, and the label at the foot
    }
    add($flow, 1);
}

sub read_pages {
    open my $in, "<", $_[0] or die "$_[0]: $!\n";
    while (my $line = <$in>) {
        add((strings($line))[-1], 1) if $line =~ /^  text +\S+ \S+ \S+ (number|repeated|draft) |^   +text /;
    }
}

sub read_pdf {
    open my $in, "<", $_[0] or die "$_[0]: $!\n";
    while (my $line = <$in>) {
        my ($word) = $line =~ m{<word [^>]*>(.*)</word>} or next;
        $word =~ s/&lt;/</g, $word =~ s/&gt;/>/g, $word =~ s/&quot;/"/g, $word =~ s/&amp;/&/g;
        add($word, -1);
    }
}

read_document($ARGV[0]);
read_pages($ARGV[1]);
read_pdf($ARGV[2]);
my @wrong = grep { $count{$_} != 0 } sort keys %count;
printf "%+d in the PDF: %s\n", -$count{$_}, $_ for @wrong;
exit(@wrong ? 1 : 0);
