#!/bin/bash
# A small authority with certificates for every case, by openssl.  Usage: ca.sh FOLDER
set -euo pipefail
mkdir -p "$1"
cd "$1"
cat >ca.cnf <<'END'
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,keyEncipherment
[tsa]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ts]
default_tsa = t
[t]
serial = ts.serial
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256,sha384,sha512
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ca]
default_ca = d
[d]
database = index.txt
default_md = sha256
crlnumber = crl.number
default_crl_days = 3650
END
touch index.txt
echo 01 >crl.number
echo 01 >ts.serial

root() { openssl req -x509 -utf8 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -days 7300 -subj "$2" -config ca.cnf -extensions root; }
# certificate NAME SUBJECT EXTENSIONS DAYS ALGORITHM…
certificate() {
    local name=$1 subject=$2 extensions=$3 days=$4
    shift 4
    openssl req -newkey "$@" -nodes -keyout "$name.key" -out "$name.csr" -subj "$subject" -utf8 -config ca.cnf
    openssl x509 -req -in "$name.csr" -CA "${AUTHORITY:-root}.pem" -CAkey "${AUTHORITY:-root}.key" -CAcreateserial -days "$days" -extfile ca.cnf \
        -extensions "$extensions" -out "$name.pem"
    openssl pkcs12 -export -inkey "$name.key" -in "$name.pem" -certfile root.pem -passout pass:123456 -out "$name.p12"
}

{
    root root "/C=VN/O=Ban Cơ yếu/CN=CA thử nghiệm"
    root other "/C=VN/CN=CA khác"
    certificate person "/C=VN/O=UBND tỉnh Sơn La/CN=Nguyễn Văn A" signer 3650 rsa:2048
    certificate organisation "/C=VN/CN=Ủy ban nhân dân tỉnh Sơn La" signer 3650 rsa:3072
    certificate curve "/C=VN/CN=Khóa đường cong" signer 3650 ec -pkeyopt ec_paramgen_curve:P-256
    certificate short "/C=VN/CN=Khóa ngắn" signer 3650 rsa:1024
    certificate brief "/C=VN/CN=Ba mươi ngày" signer 30 rsa:2048
    certificate revoked "/C=VN/CN=Bị thu hồi" signer 3650 rsa:2048
    AUTHORITY=other certificate foreign "/C=VN/CN=Của CA khác" signer 3650 rsa:2048
    certificate server "/C=VN/CN=Máy chủ" server 3650 rsa:2048
    certificate tsa "/C=VN/CN=Dấu thời gian" tsa 3650 rsa:2048
    openssl ca -config ca.cnf -name d -cert root.pem -keyfile root.key -revoke revoked.pem
    openssl ca -config ca.cnf -name d -cert root.pem -keyfile root.key -gencrl -out root.crl
} >openssl.log 2>&1 || { cat openssl.log >&2; exit 1; }
