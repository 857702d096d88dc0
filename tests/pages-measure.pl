#!/usr/bin/perl
# Measures the tables on pages as printed by "dump --stage pages": prints a line for each fault, nothing if there is none.
#   lost rest      a row that is divided has less than four lines on the page on which it ends, and is lower than half
#                  a page
#   lonely tail    the last page of a table holds one or two lines below its repeated header
#   alternating    on one page, justified and ragged paragraphs stand in one column
# Usage: pages-measure.pl FILE...
use strict;
use warnings;

my @pages;
my ($LINE, $LEAST) = (4.0, 4);

while (<>) {
    if (/^page (\d+) ([\d.]+) ([\d.]+)/) {
        push @pages, { number => $1, height => $3, texts => [], rules => [] };
    } elsif (/^  line +([\d.]+) ([\d.]+) ([\d.]+) 0\.00/) {
        push @{ $pages[-1]{rules} }, { x => $1, y => $2, width => $3 };
    } elsif (/^  text +([\d.]+) ([\d.]+) ([\d.]+) (content|label|note-mark|repeated) (\S+) /) {
        push @{ $pages[-1]{texts} }, { x => $1, y => $2, right => $1 + $3, role => $4, node => $5 };
    }
}

# The columns, by their left edge, that hold both paragraphs whose lines end together and such whose lines do not.
sub alternating {
    my ($page) = @_;
    my (%lines, %kinds);
    push @{ $lines{ $_->{node} } }, $_ for grep { $_->{role} eq 'content' } @{ $page->{texts} };
    for my $lines (values %lines) {
        next if @$lines < 4 || grep { abs($_->{x} - $lines->[0]{x}) > 0.02 } @$lines; # one paragraph, flush left
        pop @$lines; # the last line of a paragraph ends anywhere
        my $kind = (grep { abs($_->{right} - $lines->[0]{right}) > 0.3 } @$lines) ? 'ragged' : 'justified';
        $kinds{ $lines->[0]{x} }{$kind} = 1;
    }
    return grep { keys %{ $kinds{$_} } > 1 } sort keys %kinds;
}

# Top and bottom of the area that a baseline stands in.
sub area {
    my ($page, $y) = @_;
    my ($top, $bottom) = (0, $page->{height});
    for my $rule (@{ $page->{rules} }) {
        next if $rule->{width} < 100; # rules over all columns alone end a row
        $bottom = $rule->{y} if $rule->{y} > $y && $rule->{y} < $bottom;
        $top = $rule->{y} if $rule->{y} <= $y && $rule->{y} > $top;
    }
    return ($top, $bottom);
}

# Rules across the page are those of a table.
sub has_table { return scalar grep { $_->{width} > 100 } @{ $_[0]{rules} } }

for my $page (@pages) {
    next unless has_table($page);
    print "page $page->{number}: alternating at $_ mm\n" for alternating($page);
}
for my $i (1 .. $#pages) {
    my ($before, $page) = @pages[$i - 1, $i];
    next unless has_table($before) && has_table($page);
    my %before = map { ($_->{node} => $_->{y}) } grep { $_->{role} ne 'repeated' } @{ $before->{texts} };
    my ($divided) = sort { $a->{y} <=> $b->{y} } grep { $_->{role} ne 'repeated' && exists $before{ $_->{node} } } @{ $page->{texts} };
    if (defined $divided) {
        my ($top, $bottom) = area($page, $divided->{y});
        my ($top_before, $bottom_before) = area($before, $before{ $divided->{node} });
        my $tall = ($bottom - $top + $bottom_before - $top_before) > $page->{height} * 0.35;
        print "page $page->{number}: lost rest of ", sprintf('%.0f', ($bottom - $top) / $LINE), " lines\n"
            if !$tall && $bottom - $top < $LEAST * $LINE;
    }
    my %lines = map { ($_->{y} => 1) } grep { $_->{role} eq 'content' } @{ $page->{texts} };
    my $header = grep { $_->{role} eq 'repeated' } @{ $page->{texts} };
    print "page $page->{number}: lonely tail\n" if $header && keys(%lines) < 3;
}
