/*
 * diag_system.c -- why the system refused a file, in both languages.
 */
#include <errno.h>
#include <glib.h>

#include "base/diag.h"

/* The system itself speaks Vietnamese only where its translations are installed. */
static const char *reason_vi(int error)
{
    switch (error) {
    case ENOENT:
        return "không có tệp hoặc thư mục này";
    case ENOTDIR:
        return "một phần của đường dẫn không phải là thư mục";
    case EISDIR:
        return "đây là thư mục, không phải tệp";
    case EINVAL:
        return "đây không phải là tệp thông thường";
    case EACCES:
    case EPERM:
        return "không có quyền";
    case EROFS:
        return "ổ đĩa chỉ cho đọc";
    case ENOSPC:
        return "hết chỗ trên ổ đĩa";
    case EDQUOT:
        return "hết hạn mức dung lượng";
    case EFBIG:
        return "tệp vượt cỡ cho phép";
    case EEXIST:
        return "đã có tệp mang tên này";
    case ENAMETOOLONG:
        return "tên quá dài";
    case ELOOP:
        return "liên kết vòng quanh";
    case EMFILE:
    case ENFILE:
        return "quá nhiều tệp đang mở";
    case EIO:
        return "thiết bị báo lỗi đọc, ghi";
    default:
        return g_strerror(error);
    }
}

void diag_system(struct diags *diags, enum diag_code code, struct span where, const char *path, int error)
{
    diag(diags, code, where, path, reason_vi(error), error == EINVAL ? "not a regular file" : g_strerror(error), NULL);
}
