/*
 * diag_system.c -- why the system refused a file, in both languages.
 */
#include "diag_int.h"
#include <errno.h>

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

/* A file that is there but may not, or can't, be read: nobody can mend that in the file. */
static bool is_fault_of_system(int error)
{
    return error != ENOENT && error != ENOTDIR && error != EISDIR && error != EINVAL && error != ELOOP &&
           error != ENAMETOOLONG;
}

void diag_system(struct diags *diags, enum diag_code code, struct span where, const char *path, int error)
{
    diag(diags, code, where, path, reason_vi(error), error == EINVAL ? "not a regular file" : g_strerror(error), NULL);
    if (code == DIAG_CANT_READ && is_fault_of_system(error))
        diag_make_system(diags);
}
