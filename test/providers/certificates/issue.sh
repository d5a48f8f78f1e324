#!/bin/sh
# Makes the certificates of this folder again (see README.md).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
openssl ecparam -name prime256v1 -genkey -noout -out key.pem
openssl ecparam -name prime256v1 -genkey -noout -out "$work/ca-key.pem"
openssl req -new -key "$work/ca-key.pem" -subj "/O=Holdpoint tests/CN=Test authority" -out "$work/ca.csr"
mkdir "$work/db"; : > "$work/db/index.txt"; echo 01 > "$work/db/serial"
cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = ca
[ca]
database = $work/db/index.txt
serial = $work/db/serial
new_certs_dir = $work/db
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
organizationName = optional
commonName = optional
[authority]
basicConstraints = critical,CA:true
CNF
openssl ca -batch -config "$work/ca.cnf" -selfsign -extensions authority -keyfile "$work/ca-key.pem" -in "$work/ca.csr" \
  -startdate 20200101000000Z -enddate 21200101000000Z -notext -out ca.pem
issue() {
  openssl req -new -key key.pem -subj "$2" -addext "subjectAltName=$3" -out "$work/leaf.csr"
  openssl ca -batch -config "$work/ca.cnf" -cert ca.pem -keyfile "$work/ca-key.pem" -in "$work/leaf.csr" \
    -startdate "$4" -enddate "$5" -notext -out "$1"
}
issue valid.pem /CN=localhost DNS:localhost,DNS:web.example 20200101000000Z 21200101000000Z
issue expired.pem /CN=localhost DNS:localhost 20200101000000Z 20200201000000Z
issue no-common-name.pem /O=Acme DNS:web.example 20200101000000Z 21200101000000Z
