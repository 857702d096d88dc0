# Signs and judges with pyHanko, an independent implementation.
#   hanko.py sign CA KEY IN OUT FIELD [tsa=URL] [certify] [level=1] [md=sha1] [new=x1,y1,x2,y2] [pkcs7] [pss]
#   hanko.py fill IN OUT FIELD TEXT         a text field, appended
#   hanko.py judge ROOT CRL FILE…           a line a file: its name, then good, bad or none
import logging
import sys

logging.disable(logging.CRITICAL)

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext


def sign(ca, key, source, target, field, *options):
    given = dict(o.partition("=")[::2] for o in options)
    signer = signers.SimpleSigner.load(f"{ca}/{key}.key", f"{ca}/{key}.pem", ca_chain_files=[f"{ca}/root.pem"])
    if "pss" in given:
        signer = signers.SimpleSigner(signing_cert=signer.signing_cert, signing_key=signer.signing_key,
                                      cert_registry=signer.cert_registry, prefer_pss=True)
    metadata = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm=given.get("md", "sha256"), certify="certify" in given,
        docmdp_permissions=fields.MDPPerm(int(given.get("level", 2))),
        subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED if "pkcs7" in given else fields.SigSeedSubFilter.PADES)
    stamper = timestamps.HTTPTimeStamper(given["tsa"]) if "tsa" in given else None
    with open(source, "rb") as data:
        writer = IncrementalPdfFileWriter(data, strict=False)
        new = None
        if "new" in given:
            new = fields.SigFieldSpec(field, on_page=0, box=tuple(map(int, given["new"].split(","))))
        with open(target, "wb") as out:
            signers.PdfSigner(metadata, signer=signer, timestamper=stamper, new_field_spec=new).sign_pdf(
                writer, existing_fields_only=new is None, output=out)


def fill(source, target, name, text):
    with open(source, "rb") as data:
        writer = IncrementalPdfFileWriter(data)
        for one in writer.root["/AcroForm"]["/Fields"]:
            field = one.get_object()
            if field["/T"] == name:
                field["/V"] = generic.TextStringObject(text)
                writer.update_container(field)
        with open(target, "wb") as out:
            writer.write(out)


def judge_file(path, context):
    with open(path, "rb") as data:
        try:
            reader = PdfFileReader(data)
            signatures = reader.embedded_signatures
            if not signatures:
                return "none"
            for signature in signatures:
                if signature.sig_object.get("/Type", None) == "/DocTimeStamp":
                    status = validate_pdf_timestamp(signature, validation_context=context())
                    good = status.intact and status.valid and status.trusted
                else:
                    good = validate_pdf_signature(signature, signer_validation_context=context(),
                                                  ts_validation_context=context()).bottom_line
                if not good:
                    return "bad"
            return "good"
        except Exception as error:
            return f"bad ({type(error).__name__})"


def judge(root, crl, *files):
    roots = [load_cert_from_pemder(root)]
    from asn1crypto import crl as asn1_crl, pem
    with open(crl, "rb") as data:
        lists = [asn1_crl.CertificateList.load(pem.unarmor(data.read())[2])]
    context = lambda: ValidationContext(trust_roots=roots, crls=lists, allow_fetching=False, revocation_mode="require", weak_hash_algos={"sha1", "md5"})
    for path in files:
        print(path, judge_file(path, context))


{"sign": sign, "fill": fill, "judge": judge}[sys.argv[1]](*sys.argv[2:])
