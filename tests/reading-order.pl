#!/usr/bin/perl
# The text of a document tree against that of its PDF's tags, letter by letter, in order: what a screen reader reads and
# what is copied.  Prints the first difference; status 1 if there is one.
# Usage: reading-order.pl DOCUMENT TAGS   (dump --stage document, pdfinfo -struct-text)
#
# White space and signs don't count: lines of paragraphs and of cells end in the one, not in the other.  A note follows
# the paragraph or cell that has its mark; endnotes follow later.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my %constant = (letterhead => "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc", addressees => "Kính gửi",
    recipients => "Nơi nhận");

sub plain { return $_[0] =~ s/[^\p{L}\p{M}\p{N}]//gr }
sub letters { return length plain($_[0]) }
sub strings {
    my @found = $_[0] =~ /"((?:[^"\\]|\\.)*)"/g;
    s/\\n/ /g, s/\\(.)/$1/g for @found;
    return @found;
}

# Adds to the text where notes stand; labels of annexes come before their titles.
sub document_text {
    open my $in, "<", $_[0] or die "$_[0]: $!\n";
    my ($text, $notes, $depth, $at_end, $figure, @marks) = ("", "", -1, 0, -1);
    while (my $line = <$in>) {
        my ($indent, $kind) = (length $1, $2) if $line =~ /^( *)(\S+)/;
        # a drawing is read by its alternative text; its caption follows
        $figure = $indent if $kind eq "figure";
        $figure = -1 if $indent < $figure || ($kind eq "caption" && $indent == $figure + 2) ||
            ($indent == $figure && $kind ne "figure");
        next if $figure >= 0;
        my @texts = strings($line);
        if ($kind eq "document") { $at_end = $line =~ / notes=end\b/; next }
        next if $kind eq "table";
        $depth = -1 if $indent <= $depth;
        if ($kind !~ /^(text|span|link|ref|note|blank|break)$/ && $depth < 0) {
            $_->{to} //= letters($text) for grep { $indent < $_->{indent} } @marks;
        }
        my $said = $constant{$kind} // "";
        if ($kind =~ /^(annex|attachment)$/) { ($said) = $line =~ / label ("(?:[^"\\]|\\.)*")/ ? strings($1) : "" }
        elsif ($line =~ /^ *ref note /) { $said = $texts[0] }
        elsif ($kind =~ /^(link|ref)$/) { $said = @texts > 1 ? $texts[-1] : "" }
        elsif ($kind =~ /^(text|span)$/) { $said = $texts[-1] // "" }
        elsif ($kind eq "note") {
            $text .= $said = $texts[0];
            push @marks, {indent => $indent, from => letters($text)};
            $depth = $indent;
        }
        else { $said = join " ", $said, @texts }
        if ($depth >= 0) { $notes .= $said } else { $text .= $said }
    }
    $_->{to} //= letters($text) for @marks;
    $_->{to} = letters($text) for grep { $at_end } @marks;
    return ($text, $notes, @marks);
}

sub tags_text {
    open my $in, "<", $_[0] or die "$_[0]: $!\n";
    my ($text, $notes, $open, $depth, $figure, @at) = ("", "", 0, -1, -1);
    while (my $line = <$in>) {
        if (!$open && $line =~ /^( *)(\w+)/) {
            $depth = -1 if length $1 <= $depth;
            $figure = -1 if length $1 <= $figure;
            $figure = length $1 if $2 eq "Figure";
            if ($2 eq "Note") { $depth = length $1; push @at, letters($text) }
        }
        if ($open ||= $line =~ /^ *"/) {
            if ($figure >= 0) { }
            elsif ($depth >= 0) { $notes .= $line }
            else { $text .= $line }
            $open = $line !~ /"$/;
        }
    }
    return ($text, $notes, @at);
}

sub same {
    my ($name, @two) = @_;
    my ($wanted, $got) = map { plain($_) } @two;
    return if $wanted eq $got;
    my $same = 0;
    $same++ while $same < length $wanted && $same < length $got && substr($wanted, $same, 1) eq substr($got, $same, 1);
    my $from = $same > 40 ? $same - 40 : 0;
    printf "%s, letter %d of %d\ndocument: %s\ntags:     %s\n", $name, $same, length $wanted,
        map { substr $_, $from, 120 } $wanted, $got;
    exit 1;
}

my ($text, $notes, @marks) = document_text($ARGV[0]);
my ($tags, $tagged, @at) = tags_text($ARGV[1]);
die "no text\n" unless letters($text);
same("text", $text, $tags);
same("notes", $notes, $tagged);
for my $i (0 .. $#marks) {
    next if $at[$i] >= $marks[$i]{from} && $at[$i] <= $marks[$i]{to};
    printf "note %d at letter %d, not from %d to %d\n", $i + 1, $at[$i], $marks[$i]{from}, $marks[$i]{to};
    exit 1;
}
