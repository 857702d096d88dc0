/*
 * diag_list.h -- every message: DIAG(name, code, severity, vi, en, hint_vi, hint_en).
 * {1}, {2} … are arguments.  A hint that is "" or whose placeholder is filled by "" is left out.
 * Codes never change their meaning.  One section for each stage; codes in a section ascend.
 */

/* ---- BC00xx system ---- */
DIAG(CANT_READ, "BC0001", DIAG_ERROR, "không đọc được tệp '{1}': {2}", "can't read file '{1}': {2}", "", "")
DIAG(CANT_WRITE, "BC0002", DIAG_SYSTEM, "không ghi được '{1}': {2}", "can't write '{1}': {2}",
     "tệp cũ (nếu có) vẫn nguyên vẹn", "the old file, if any, is untouched")
DIAG(FILE_TOO_LARGE, "BC0003", DIAG_ERROR, "tệp '{1}' quá lớn", "file '{1}' is too large", "", "")
DIAG(BAD_UTF8, "BC0004", DIAG_ERROR, "ký tự không hợp lệ theo UTF-8", "not valid UTF-8",
     "lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")

/* ---- BC01xx load: YAML ---- */

/* ---- BC02xx load: plan and period ---- */

/* ---- BC03xx compute ---- */

/* ---- BC04xx template ---- */

/* ---- BC05xx document ---- */

/* ---- BC06xx layout and fonts ---- */

/* ---- BC07xx render ---- */
