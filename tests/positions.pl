#!/usr/bin/perl
# Where everything stands in a finished PDF, against NĐ 30/2020 PL I: prints "ok NAME" or "not ok NAME: why".
# Usage: positions.pl BBOX XML PAGES report|letter|decision|plan
#        (pdftotext -bbox-layout, pdftohtml -xml -zoom 1, dump --stage pages)
#
# Positions are millimetres from the upper left corner.  Text is measured in the PDF; drawn rules, which no tool for text
# tells, in the pages form.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $mm = 25.4 / 72;
my ($near, $ascent, $height) = (0.35, 0.891, 1.107); # tolerance; of the face, in ems

sub said {
    my ($good, $name, $why) = @_;
    print $good ? "ok $name\n" : "not ok $name: $why\n";
}
sub between {
    my ($name, $value, $low, $high) = @_;
    said(defined $value && $value >= $low - 0.06 && $value <= $high + 0.06, $name,
        defined $value ? sprintf("%.2f is not within %s and %s", $value, $low, $high) : "not found");
}
sub same { my ($name, $one, $other, $tolerance) = @_; between($name, abs($one - $other), 0, $tolerance // $near) }
sub plain { my $text = shift; $text =~ s/&lt;/</g, $text =~ s/&gt;/>/g, $text =~ s/&quot;/"/g, $text =~ s/&amp;/&/g; $text }

# ---- What is there ----

my (@pages, @fonts, @runs, @rules, @first);

sub read_bbox {
    open my $in, "<", shift or die;
    while (<$in>) {
        if (/<page width="([\d.]+)" height="([\d.]+)"/) { push @pages, {w => $1 * $mm, h => $2 * $mm, lines => []} }
        elsif (/<line /) { push @{$pages[-1]{lines}}, {words => []} }
        elsif (/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/) {
            push @{$pages[-1]{lines}[-1]{words}}, {l => $1 * $mm, t => $2 * $mm, r => $3 * $mm, b => $4 * $mm, text => plain($5)};
        }
    }
    for my $line (map { @{$_->{lines}} } @pages) {
        my @words = @{$line->{words}};
        $line->{text} = join " ", map { $_->{text} } @words;
        ($line->{l}, $line->{r}) = ($words[0]{l}, $words[-1]{r});
        ($line->{t}, $line->{b}) = ($words[0]{t}, $words[0]{b});
        $line->{pt} = ($line->{b} - $line->{t}) / $mm / $height;
        $line->{base} = $line->{t} + $line->{pt} * $mm * $ascent;
    }
}

sub read_xml {
    my ($page, %font) = (-1);
    open my $in, "<", shift or die;
    while (<$in>) {
        $page++ if /<page /;
        $font{$1} = {pt => $2, family => $3} if /<fontspec id="(\d+)" size="(\d+)" family="([^"]*)"/;
        next unless /<text top="(-?\d+)" left="(-?\d+)" width="(\d+)" height="(\d+)" font="(\d+)">(.*)<\/text>/;
        my ($top, $left, $f, $text) = ($1, $2, $font{$5}, $6);
        push @{$runs[$page]}, {t => $top, l => $left, pt => $f->{pt}, bold => $text =~ /<b>/ ? 1 : 0,
            italic => $text =~ /<i>/ ? 1 : 0, text => plain($text =~ s/<[^>]*>//gr) =~ s/ +$//r};
    }
}

sub read_pages {
    my $page = -1;
    open my $in, "<", shift or die;
    while (<$in>) {
        if (/^page /) { $page++; $first[$page] = / hidden$/ ? 1 : 0; $rules[$page] = []; }
        push @{$rules[$page]}, {l => $1, y => $2, width => $3} if /^  line +(\S+) (\S+) (\S+) 0\.00/;
    }
}

# ---- Finding ----

sub line_of {
    my ($page, $pattern) = @_;
    my ($found) = grep { $_->{text} =~ $pattern } @{$pages[$page]{lines}};
    return $found // {text => "", l => -99, r => -99, t => -99, b => -99, pt => 0, base => -99};
}
sub centre { my $line = shift; return ($line->{l} + $line->{r}) / 2 }
sub run_of {
    my ($page, $pattern) = @_;
    my ($found) = grep { $_->{text} =~ $pattern } @{$runs[$page]};
    return $found // {pt => 0, bold => -1, italic => -1, text => ""};
}
sub style {
    my ($name, $page, $pattern, $low, $high, $bold, $italic) = @_;
    my $run = run_of($page, $pattern);
    between("$name: size", line_of($page, $pattern)->{pt}, $low, $high);
    said($run->{bold} == $bold && $run->{italic} == $italic, "$name: style",
        "bold $run->{bold}, italic $run->{italic} of '$run->{text}'");
}
# The rule that begins within 3 mm under a line and is centred below it.
sub rule_under {
    my ($page, $line) = @_;
    my ($found) = grep { $_->{y} > $line->{base} && $_->{y} < $line->{base} + 5 &&
        abs($_->{l} + $_->{width} / 2 - centre($line)) < 1 } @{$rules[$page]};
    return $found // {l => -99, width => 0, y => -99};
}
sub rule {
    my ($name, $page, $line, $low, $high) = @_;
    my $rule = rule_under($page, $line);
    my $width = $line->{r} - $line->{l};
    between("$name: rule's length", $rule->{width}, $width * $low - 0.3, $width * $high + 0.3);
    same("$name: rule is centred", $rule->{l} + $rule->{width} / 2, centre($line));
}

# ---- Pages ----

sub text_area {
    my $page = shift;
    return $page->{w} < $page->{h} ? (30, $page->{w} - 15, 20, $page->{h} - 20) : (20, $page->{w} - 20, 30, $page->{h} - 15); # bound at the top
}

sub check_pages {
    my ($paper, $margins, $numbers, $hidden) = ("", "", "", "");
    for my $i (0 .. $#pages) {
        my $page = $pages[$i];
        my ($left, $right, $top, $bottom) = text_area($page);
        my @sides = sort { $a <=> $b } $page->{w}, $page->{h};
        $paper .= " " . ($i + 1) if abs($sides[0] - 210) > 0.2 || abs($sides[1] - 297) > 0.2;
        my @words = map { @{$_->{words}} } @{$page->{lines}};
        my @above = grep { $_->{b} <= $top } @words;
        for my $word (grep { $_->{b} > $top } @words) {
            $margins .= sprintf " %d '%s'", $i + 1, $word->{text}
                if $word->{l} < $left - 0.1 || $word->{r} > $right + 0.3 || $word->{t} < $top - 0.3 || $word->{b} > $bottom + 0.3;
        }
        if ($first[$i]) { $hidden .= " " . ($i + 1) if @above; next }
        my $number = $above[0];
        my $pt = @above == 1 ? ($number->{b} - $number->{t}) / $mm / $height : 0;
        $numbers .= sprintf " %d", $i + 1 if @above != 1 || $number->{text} !~ /^\d+$/ || $pt < 12.9 || $pt > 14.1 ||
            abs(($number->{l} + $number->{r}) / 2 - ($left + $right) / 2) > $near || $number->{t} < 5;
    }
    said(!$paper, "paper is A4", "pages$paper");
    said(!$margins, "no text in the margins", "pages$margins");
    said(!$numbers, "page numbers in the top margin, centred, 13-14 pt", "pages$numbers");
    said(!$hidden, "no page number on first pages", "pages$hidden");
    between("left margin", (sort { $a <=> $b } map { $_->{l} } @{$pages[1]{lines}})[0], 30, 35);
    between("right margin", $pages[1]{w} - (sort { $b <=> $a } map { $_->{r} } @{$pages[1]{lines}})[0], 15 - $near, 20);
}

# ---- Page 1 ----

sub check_head {
    my $ends = shift; # of the symbol
    my $nation = line_of(0, qr/^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$/);
    my $motto = line_of(0, qr/^Độc lập - Tự do - Hạnh phúc$/);
    style("Quốc hiệu", 0, qr/^CỘNG HÒA/, 12, 13, 1, 0);
    style("Tiêu ngữ", 0, qr/^Độc lập/, 13, 14, 1, 0);
    between("Quốc hiệu: at the top", $nation->{t}, 20, 25);
    between("Quốc hiệu: at the right", $nation->{l}, 85, 195);
    same("Tiêu ngữ: centred under Quốc hiệu", centre($motto), centre($nation));
    between("Tiêu ngữ: single spacing", $motto->{base} - $nation->{base}, 12 * 1.1 * $mm, 14 * 1.35 * $mm);
    rule("Tiêu ngữ", 0, $motto, 1, 1);
    my @issuer = (line_of(0, qr/^ỦY BAN NHÂN DÂN$/), line_of(0, qr/^TỈNH SƠN LA$/));
    style("Cơ quan ban hành", 0, qr/^(ỦY BAN NHÂN DÂN|TỈNH SƠN LA)/, 12, 13, 1, 0);
    same("Cơ quan ban hành: lines centred", centre($issuer[0]), centre($issuer[1]));
    same("Cơ quan ban hành: level with Quốc hiệu", $issuer[0]{base}, $nation->{base});
    between("Cơ quan ban hành: left of Quốc hiệu", $issuer[0]{r}, 30, $nation->{l} - 2);
    rule("Cơ quan ban hành", 0, $issuer[1], 1 / 3, 1 / 2);
    my ($number, $symbol) = (line_of(0, qr/^Số:/), line_of(0, qr{/$ends$}));
    my $date = line_of(0, qr/^Sơn La, ngày/);
    style("Số, ký hiệu", 0, qr/^Số:/, 13, 13, 0, 0);
    same("Số, ký hiệu: centred under the issuer", ($number->{l} + $symbol->{r}) / 2, centre($issuer[0]), 1);
    style("Địa danh, ngày tháng", 0, qr/^Sơn La, ngày/, 13, 14, 0, 1);
    same("Địa danh, ngày tháng: level with Số", $date->{base}, $number->{base});
    my $year = line_of(0, qr/năm \d{4}$/);
    same("Địa danh, ngày tháng: centred under Quốc hiệu", ($date->{l} + $year->{r}) / 2, centre($nation), 1);
}

# The subject ends with the first line that ends so.
sub check_title {
    my ($name, $begins, $ends) = @_;
    my $middle = (30 + 195) / 2;
    my $kind = line_of(0, qr/^$name$/);
    my ($last) = grep { $_->{t} > $kind->{t} && $_->{text} =~ /$ends$/ } @{$pages[0]{lines}};
    style("Tên loại", 0, qr/^$name$/, 13, 14, 1, 0);
    same("Tên loại: centred", centre($kind), $middle);
    style("Trích yếu", 0, qr/^$begins/, 13, 14, 1, 0);
    my @subject = grep { $_->{t} > $kind->{b} - 1 && $_->{t} <= $last->{t} } @{$pages[0]{lines}};
    said(!(grep { abs(centre($_) - $middle) > $near } @subject), "Trích yếu: lines centred", join " | ", map { $_->{text} } @subject);
    rule("Trích yếu", 0, $subject[-1], 1 / 3, 1 / 2);
    return unless line_of(0, qr/^Kính gửi/)->{text};
    style("Kính gửi", 0, qr/^Kính gửi/, 13, 14, 0, 0);
    same("Kính gửi: centred", centre(line_of(0, qr/^Kính gửi/)), $middle);
}

# Of a letter: the subject under the number, no kind; several addressees, their dashes under the colon.
sub check_letter {
    my ($number, $subject, $to) = (line_of(0, qr/^Số:/), line_of(0, qr{^V/v }), line_of(0, qr/^Kính gửi:/));
    my @subject = grep { abs($_->{pt} - 12) < 0.2 && $_->{t} >= $subject->{t} - 0.1 && $_->{r} < 100 } @{$pages[0]{lines}};
    style("Trích yếu công văn", 0, qr{^V/v }, 12, 13, 0, 0);
    between("Trích yếu công văn: 6 pt below the number", ($subject->{t} - $number->{b}) / $mm, 4, 9);
    said(@subject > 0 && !(grep { abs(centre($_) - centre(line_of(0, qr/^TỈNH SƠN LA$/))) > 1 } @subject),
        "Trích yếu công văn: centred under the issuer", join " | ", map { sprintf "%s %.2f", $_->{text}, centre($_) } @subject);
    said(!(grep { $_->{text} =~ /^(CÔNG VĂN|BÁO CÁO)$/ } @{$pages[0]{lines}}), "no kind line", "found");
    style("Kính gửi", 0, qr/^Kính gửi:/, 13, 14, 0, 0);
    my @dashes = grep { $_->{text} =~ /^- .*[;.]$/ && $_->{t} > $to->{b} - 1 && $_->{l} > 60 } @{$pages[0]{lines}};
    said(@dashes > 1 && !(grep { abs($_->{l} - $to->{r}) > 2 || abs($_->{l} - $dashes[0]{l}) > 0.05 } @dashes),
        "Kính gửi: dashes under the colon", join " | ", map { sprintf "%s %.2f", $_->{text}, $_->{l} } @dashes);
    said(@dashes > 1 && $dashes[-1]{text} =~ /\.$/ && !(grep { !/;$/ } map { $_->{text} } @dashes[0 .. $#dashes - 1]),
        "Kính gửi: semicolons, a full stop at the end", $dashes[-1]{text} // "");
}

# Of a decision: who decides, its bases, its articles; what it promulgates repeats the head without number and date.
sub check_decision {
    my $middle = (30 + 195) / 2;
    style("Thẩm quyền ban hành", 0, qr/^ỦY BAN NHÂN DÂN TỈNH SƠN LA$/, 13, 14, 1, 0);
    same("Thẩm quyền ban hành: centred", centre(line_of(0, qr/^ỦY BAN NHÂN DÂN TỈNH SƠN LA$/)), $middle);
    style("Căn cứ", 0, qr/^Căn cứ/, 13, 14, 0, 1);
    my @bases = grep { $_->{text} =~ /^Căn cứ / } @{$pages[0]{lines}};
    said(@bases > 3 && !(grep { abs($_->{l} - 42.7) > $near } @bases), "Căn cứ: one paragraph each, indented", scalar @bases);
    my ($at) = grep { line_of($_, qr/^QUYẾT ĐỊNH:$/)->{text} } 0 .. $#pages;
    return said(0, "QUYẾT ĐỊNH:", "not found") unless defined $at;
    style("QUYẾT ĐỊNH:", $at, qr/^QUYẾT ĐỊNH:/, 13, 14, 1, 0);
    same("QUYẾT ĐỊNH: centred", centre(line_of($at, qr/^QUYẾT ĐỊNH:$/)), $middle);
    style("Điều", $at, qr/^Điều 1\./, 13, 14, 1, 0);
    same("Điều: indented", line_of($at, qr/^Điều 1\./)->{l}, 42.7);
    my ($plan) = grep { $_ > $at && line_of($_, qr/^KẾ HOẠCH$/)->{text} } 0 .. $#pages;
    return said(0, "Kế hoạch", "not found") unless defined $plan;
    said($first[$plan], "Kế hoạch: its pages are numbered anew", "page " . ($plan + 1));
    style("Kế hoạch: Quốc hiệu", $plan, qr/^CỘNG HÒA/, 12, 13, 1, 0);
    rule("Kế hoạch: Tiêu ngữ", $plan, line_of($plan, qr/^Độc lập - Tự do - Hạnh phúc$/), 1, 1);
    rule("Kế hoạch: Cơ quan ban hành", $plan, line_of($plan, qr/^TỈNH SƠN LA$/), 1 / 3, 1 / 2);
    said(!line_of($plan, qr/^(Số:|Sơn La, ngày)/)->{text}, "Kế hoạch: no number and no date", "found");
    style("Kế hoạch: Tên loại", $plan, qr/^KẾ HOẠCH$/, 13, 14, 1, 0);
    style("Kế hoạch: source", $plan, qr/^\(Kèm theo/, 13, 14, 0, 1);
}

# ---- Body ----

sub check_body {
    my (%row, @inner);
    for my $line (grep { $_->{b} > 20 && $_->{pt} > 12.9 } @{$pages[1]{lines}}) { # a line may be told in parts
        my $row = $row{sprintf "%.0f", $line->{base}} //= {%$line};
        $row->{l} = $line->{l} if $line->{l} < $row->{l};
        $row->{r} = $line->{r} if $line->{r} > $row->{r};
    }
    my @rows = sort { $a->{base} <=> $b->{base} } values %row;
    for my $i (0 .. $#rows - 1) { push @inner, $rows[$i] if abs($rows[$i + 1]{l} - 30) < $near } # not a paragraph's last
    my @short = grep { abs($_->{r} - 195) > $near } @inner;
    said(@inner > 10 && !@short, "body: justified", join " | ", map { sprintf "%s %.2f", $_->{text}, $_->{r} } @short);
    my @begin = grep { $_->{l} > 35 && $_->{l} < 50 } @{$pages[1]{lines}};
    said(!(grep { abs($_->{l} - 42.7) > $near && abs($_->{l} - 40) > $near } @begin) && @begin > 2, "body: first lines indented 1-1.27 cm",
        join " ", map { sprintf "%.2f", $_->{l} } @begin);
    my @sizes = grep { $_->{b} > 20 && ($_->{pt} < 12.9 || $_->{pt} > 14.1) && $_->{t} < 240 } @{$pages[1]{lines}};
    said(!@sizes, "body: 13-14 pt", join " | ", map { $_->{text} } @sizes);
    my @lines = sort { $a->{base} <=> $b->{base} } grep { $_->{pt} > 12.9 && $_->{b} > 20 } @{$pages[1]{lines}};
    my ($least, $within) = (99, 99);
    for my $i (1 .. $#lines) {
        my $step = ($lines[$i]{base} - $lines[$i - 1]{base}) / $mm;
        next if $step < 3;
        if ($lines[$i]{l} > 35) { $least = $step if $step < $least } else { $within = $step if $step < $within }
    }
    between("body: line spacing single to 1.5", $within / 14 / 1.15, 1, 1.5);
    between("body: 6 pt between paragraphs", $least - $within, 6, 14);
    style("Heading I", 0, qr/^I\. \p{Lu}/, 13, 14, 1, 0);
}

# ---- Sign-off ----

sub check_sign_off {
    my ($at) = grep { line_of($_, qr/^Nơi nhận:/)->{text} } 0 .. $#pages;
    return said(0, "Nơi nhận", "not found") unless defined $at;
    my ($title, $authority) = (line_of($at, qr/^Nơi nhận:/), line_of($at, qr/^TM\. /));
    style("Nơi nhận", $at, qr/^Nơi nhận:/, 12, 12, 1, 1);
    same("Nơi nhận: flush left", $title->{l}, 30);
    same("Nơi nhận: level with the authority", $title->{base}, $authority->{base}, 0.8);
    style("Nơi nhận: recipients", $at, qr/^- Lưu: VT/, 11, 11, 0, 0);
    my @list = grep { $_->{text} =~ /^- / && $_->{t} > $title->{t} && abs($_->{pt} - 11) < 0.2 } @{$pages[$at]{lines}};
    said(@list > 2 && !(grep { abs($_->{l} - 30) > $near } @list), "Nơi nhận: dashes flush left", scalar @list);
    said(line_of($at, qr/^- Lưu: VT.*\.$/)->{text} ne "", "Nơi nhận: the last ends in a full stop", $list[-1]{text} // "");
    style("Quyền hạn", $at, qr/^TM\. /, 13, 14, 1, 0);
    my @block = grep { $_->{t} >= $authority->{t} - 0.1 && $_->{l} > 100 } @{$pages[$at]{lines}};
    said(@block > 2 && !(grep { abs(centre($_) - centre($authority)) > $near } @block), "Quyền hạn, chức vụ, họ tên: centred",
        join " | ", map { sprintf "%s %.2f", $_->{text}, centre($_) } @block);
    between("Quyền hạn: right half", centre($authority), 112.5, 195);
}

# ---- Annexes ----

sub check_annexes {
    my @annexes = grep { $first[$_] && $_ > 0 && !line_of($_, qr/^CỘNG HÒA/)->{text} } 0 .. $#pages;
    said(@annexes > 1, "annexes: found", scalar @annexes);
    for my $at (@annexes) {
        my ($left, $right) = text_area($pages[$at]);
        my ($label, $middle) = (line_of($at, qr/^Phụ lục [IVX]+$/), ($left + $right) / 2);
        my $name = $label->{text} || "annex on page " . ($at + 1);
        style($name, $at, qr/^Phụ lục [IVX]+$/, 14, 14, 1, 0);
        same("$name: centred", centre($label), $middle);
        my $source = line_of($at, qr/^\(Kèm theo/);
        my @title = grep { $_->{t} > $label->{t} + 1 && $_->{t} < $source->{t} - 1 && $_->{text} =~ /^[\p{Lu}\d ,;:.\/()-]+$/ && $_->{pt} > 12.9 } @{$pages[$at]{lines}};
        said(@title && !(grep { abs(centre($_) - $middle) > $near } @title), "$name: title in capitals, centred", join " | ", map { $_->{text} } @title);
        style("$name: source", $at, qr/^\(Kèm theo/, 13, 14, 0, 1);
        my ($last) = grep { $_->{text} =~ /\)$/ && $_->{t} >= $source->{t} - 0.1 } @{$pages[$at]{lines}};
        my ($rule) = grep { abs($_->{l} + $_->{width} / 2 - $middle) < $near && $_->{width} < 120 && $_->{y} > $source->{base} } @{$rules[$at]};
        said($rule && $rule->{y} < $last->{base} + 6, "$name: short rule after the source", $rule ? $rule->{y} : "none");
    }
}

read_bbox($ARGV[0]);
read_xml($ARGV[1]);
read_pages($ARGV[2]);
my $kind = $ARGV[3];
my %symbol = (report => "BC-UBND", letter => "UBND-KGVX", decision => "QĐ-UBND", plan => "KH-UBND");
check_pages();
check_head($symbol{$kind} // die "$kind: no such kind\n");
check_title("BÁO CÁO", "Kết quả thực hiện nhiệm vụ", qr/tháng \d+\/\d{4}/) if $kind eq "report";
check_title("QUYẾT ĐỊNH", "Ban hành Kế hoạch", qr/\d{4}-\d{4}/) if $kind eq "decision";
check_title("KẾ HOẠCH", "Thực hiện Nghị quyết", qr/chuyển đổi số quốc gia/) if $kind eq "plan";
check_letter() if $kind eq "letter";
check_decision() if $kind eq "decision";
check_body() if $kind eq "report";
check_sign_off();
check_annexes() unless $kind eq "letter";
