#!/usr/bin/perl
# What the bytes of one of our PDFs are for: prints pages, KiB, bytes per page and per table row (of all bytes), and the
# share of the tags in percent.  Usage: bytes.pl FILE
#
# Tags are the structure tree with its parent and ID trees, and the operators of marked content in the pages.  Where
# they are compressed together with other things, they bear their share by length.
use strict;
use warnings;
use Compress::Zlib;

my ($pages, $rows, $tags) = (0, 0, 0);

sub is_tag {
    return $_[0] =~ m{/P \d+ 0 R|/StructTreeRoot|/Headers\[|/Nums ?\[|/Names ?\[\(|/ParentTree} &&
        $_[0] !~ m{/Type ?/Catalog};
}

# Parts of a stream of objects: those that are tags.
sub packed {
    my ($content, $count, $first, $length) = @_;
    my @numbers = split " ", substr($content, 0, $first);
    my ($in_tags, $all) = (0, 0);
    for my $i (0 .. $count - 1) {
        my $from = $first + $numbers[2 * $i + 1];
        my $to = $i + 1 < $count ? $first + $numbers[2 * $i + 3] : length $content;
        my $object = substr($content, $from, $to - $from);
        $all += length $object;
        $rows++ if $object =~ m{/S ?/TR\b};
        $in_tags += length $object if is_tag($object);
    }
    $tags += $length * $in_tags / ($all || 1);
}

# Operators of marked content in a page, artifacts among them.
sub drawn {
    my ($content, $length) = @_;
    my $marks = 0;
    $marks += length $1 while $content =~ m{(/\w+\s*(?:<<.*?>>)?\s*(?:BDC|BMC)\s|\bEMC\s)}g;
    $tags += $length * $marks / (length($content) || 1);
}

open my $in, "<:raw", $ARGV[0] or die "$ARGV[0]: $!\n";
my $pdf = do { local $/; <$in> };
while ($pdf =~ m{\G.*?^\d+ 0 obj\b(.*?)\b(stream\r?\n|endobj)}gsm) {
    my ($object, $ends, $from) = ($1, $2, pos $pdf);
    $pages++ if $object =~ m{/Type ?/Page\b};
    $rows++ if $object =~ m{/S ?/TR\b};
    if ($ends eq "endobj") {
        $tags += length $object if is_tag($object);
        next;
    }
    my $end = index $pdf, "endstream", $from;
    my $data = substr $pdf, $from, $end - $from;
    pos($pdf) = $end;
    next if $object !~ m{/FlateDecode} || $object =~ m{/Predictor};
    my $content = uncompress($data) // next;
    if ($object =~ m{/ObjStm}) {
        my ($count) = $object =~ m{/N (\d+)};
        my ($first) = $object =~ m{/First (\d+)};
        packed($content, $count, $first, $end - $from);
    } elsif ($content =~ /\bEMC\b/) {
        drawn($content, $end - $from);
    }
}
die "$ARGV[0]: no pages\n" unless $pages;
printf "%6d %7.0f %7.0f %6s %7.1f\n", $pages, length($pdf) / 1024, length($pdf) / $pages,
    $rows ? sprintf("%.0f", length($pdf) / $rows) : "-", 100 * $tags / length $pdf;
