/* Stands between a program and its files (LD_PRELOAD): counts what it does to them, writes it down, and lets the k-th
   call fail. README.md, "The shim", says what the variables mean. System calls are made directly, so that nothing here
   goes through what is replaced. Linux, 64 bits. */
#define _GNU_SOURCE
#include "shim.h"

/* Opening: only what makes or empties a file changes anything. */

static int open_at(int folder, const char *name, int flags, mode_t mode) {
    char room[2 * PATH_MAX];
    const char *path = path_at(folder, name, room);
    if (!lies_in(path, under) || !(flags & (O_CREAT | O_TRUNC)))
        return (int)syscall(SYS_openat, folder, name, flags, mode);
    pthread_mutex_lock(&gate);
    struct stat before;
    int was_there = !fstatat(folder, name, &before, 0);
    int changes = was_there ? (flags & O_TRUNC) && S_ISREG(before.st_mode) : (flags & O_CREAT) != 0;
    int fault = changes ? falls(WRITE) : -1;
    int fd = fault == FULL ? (int)failed(ENOSPC) : fault == BAD_WRITE ? (int)failed(EIO)
             : (int)syscall(SYS_openat, folder, name, flags, mode);
    int error = errno;
    if (changes) note(was_there ? 'T' : 'C', WRITE, path, NULL, fd < 0 ? 0 : inode_of(fd), 0, fd < 0 ? -1 : 0, NULL, 0);
    if (fault == TEAR) die();
    pthread_mutex_unlock(&gate);
    errno = error;
    return fd;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); \
    mode = va_arg(rest, mode_t); va_end(rest); }
EXPORT int open(const char *path, int flags, ...) { MODE return open_at(AT_FDCWD, path, flags, mode); }
EXPORT int open64(const char *path, int flags, ...) { MODE return open_at(AT_FDCWD, path, flags, mode); }
EXPORT int openat(int folder, const char *path, int flags, ...) { MODE return open_at(folder, path, flags, mode); }
EXPORT int openat64(int folder, const char *path, int flags, ...) { MODE return open_at(folder, path, flags, mode); }
EXPORT int creat(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

/* Reading: of the store's files, and of the inputs. */

static ssize_t read_from(int fd, void *to, size_t size, off_t offset, int is_placed) {
    char room[PATH_MAX];
    const char *path = under || input ? path_of(fd, room) : "";
    enum counter counter = lies_in(path, input) ? INPUT : lies_in(path, under) ? READ : COUNTERS;
    if (counter != COUNTERS) {
        pthread_mutex_lock(&gate);
        int fault = falls(counter);
        /* A bad sector lies in any file that is read. */
        if (counter == INPUT) {
            int other = falls(READ);
            if (other == BAD_READ) fault = other;
        }
        note('r', counter, path, NULL, 0, offset, (long)size, NULL, 0);
        pthread_mutex_unlock(&gate);
        if (fault == BAD_READ) return failed(EIO);
    }
    return is_placed ? syscall(SYS_pread64, fd, to, size, offset) : syscall(SYS_read, fd, to, size);
}

EXPORT ssize_t read(int fd, void *to, size_t size) { return read_from(fd, to, size, 0, 0); }
EXPORT ssize_t pread(int fd, void *to, size_t size, off_t offset) { return read_from(fd, to, size, offset, 1); }
EXPORT ssize_t pread64(int fd, void *to, size_t size, off_t offset) { return read_from(fd, to, size, offset, 1); }

/* Writing. What goes to standard output is written down too: it may be the word that a run has succeeded. */

static ssize_t put(int fd, const void *from, size_t size, off_t offset, int is_placed) {
    return is_placed ? syscall(SYS_pwrite64, fd, from, size, offset) : syscall(SYS_write, fd, from, size);
}

static ssize_t write_to(int fd, const void *from, size_t size, off_t offset, int is_placed) {
    char room[PATH_MAX];
    const char *path = under ? path_of(fd, room) : "";
    int is_ours = lies_in(path, under);
    if (!is_ours && (fd != STDOUT_FILENO || !under)) return put(fd, from, size, offset, is_placed);
    pthread_mutex_lock(&gate);
    int fault = is_ours ? falls(WRITE) : -1;
    size_t part = fault == TEAR ? size / 2 : size;
    if (is_ours && !is_placed) {
        struct stat status;
        int appends = ((int)syscall(SYS_fcntl, fd, F_GETFL) & O_APPEND) && !fstat(fd, &status);
        offset = appends ? status.st_size : (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR);
    }
    ssize_t done = fault == FULL ? failed(ENOSPC) : fault == BAD_WRITE ? failed(EIO)
                   : put(fd, from, part, offset, is_placed);
    int error = errno;
    if (fault == TEAR) die();
    note(is_ours ? 'W' : 'P', WRITE, path, NULL, inode_of(fd), offset, done, from, done > 0 ? (size_t)done : 0);
    pthread_mutex_unlock(&gate);
    errno = error;
    return done;
}

EXPORT ssize_t write(int fd, const void *from, size_t size) { return write_to(fd, from, size, 0, 0); }
EXPORT ssize_t pwrite(int fd, const void *from, size_t size, off_t offset) {
    return write_to(fd, from, size, offset, 1);
}
EXPORT ssize_t pwrite64(int fd, const void *from, size_t size, off_t offset) {
    return write_to(fd, from, size, offset, 1);
}
EXPORT ssize_t writev(int fd, const struct iovec *parts, int count) {
    ssize_t whole = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = write_to(fd, parts[i].iov_base, parts[i].iov_len, 0, 0);
        if (done < 0) return whole ? whole : done;
        whole += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return whole;
}

/* Everything else that changes a file, makes it last, or moves a name. */

static int on_file(char mark, enum counter counter, int fd, off_t size) {
    char room[PATH_MAX];
    const char *path = under ? path_of(fd, room) : "";
    long number = mark == 'T' ? SYS_ftruncate : mark == 'F' ? SYS_fsync : SYS_fdatasync;
    /* The folder itself has no slash at its end. */
    if (!lies_in(path, under) && !(under && strlen(path) + 1 == strlen(under) && !strncmp(path, under, strlen(path))))
        return (int)syscall(number, fd, size);
    pthread_mutex_lock(&gate);
    int fault = falls(counter);
    long done = fault == FULL ? failed(ENOSPC) : fault == BAD_WRITE || fault == BAD_SYNC ? failed(EIO)
                : syscall(number, fd, size);
    int error = errno;
    note(mark, counter, path, NULL, inode_of(fd), size, done, NULL, 0);
    if (fault == TEAR) die();
    pthread_mutex_unlock(&gate);
    errno = error;
    return (int)done;
}

EXPORT int ftruncate(int fd, off_t size) { return on_file('T', WRITE, fd, size); }
EXPORT int ftruncate64(int fd, off_t size) { return on_file('T', WRITE, fd, size); }
EXPORT int fsync(int fd) { return on_file('F', SYNC, fd, 0); }
EXPORT int fdatasync(int fd) { return on_file('D', SYNC, fd, 0); }

/* `to` is NULL when a name is only taken away. */
static int on_name(char mark, int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char from_room[2 * PATH_MAX], to_room[2 * PATH_MAX];
    const char *path = path_at(from_folder, from, from_room), *other = to ? path_at(to_folder, to, to_room) : NULL;
    int is_ours = lies_in(path, under) || lies_in(other, under);
    int fault = -1;
    struct stat status = {0};
    if (is_ours) {
        pthread_mutex_lock(&gate);
        fault = falls(STEP);
        fstatat(from_folder, from, &status, AT_SYMLINK_NOFOLLOW);
    }
    long done = mark == 'U' ? syscall(SYS_unlinkat, from_folder, from, flags)
                : mark == 'L' ? syscall(SYS_linkat, from_folder, from, to_folder, to, flags)
                : syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (!is_ours) return (int)done;
    int error = errno;
    note(mark, STEP, path, other, status.st_ino, 0, done, NULL, 0);
    if (fault == TEAR) die();
    pthread_mutex_unlock(&gate);
    errno = error;
    return (int)done;
}

EXPORT int rename(const char *from, const char *to) { return on_name('R', AT_FDCWD, from, AT_FDCWD, to, 0); }
EXPORT int renameat(int a, const char *from, int b, const char *to) { return on_name('R', a, from, b, to, 0); }
EXPORT int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
    return on_name('R', a, from, b, to, (int)flags);
}
EXPORT int link(const char *from, const char *to) { return on_name('L', AT_FDCWD, from, AT_FDCWD, to, 0); }
EXPORT int linkat(int a, const char *from, int b, const char *to, int flags) {
    return on_name('L', a, from, b, to, flags);
}
EXPORT int unlink(const char *path) { return on_name('U', AT_FDCWD, path, 0, NULL, 0); }
EXPORT int unlinkat(int folder, const char *path, int flags) { return on_name('U', folder, path, 0, NULL, flags); }

/* What the record cannot replay is marked: the power cut says so instead of being wrong. */
#define UNKNOWN(fd) do { char room[PATH_MAX]; const char *path = under ? path_of(fd, room) : ""; \
    if (lies_in(path, under)) note('X', WRITE, path, NULL, inode_of(fd), 0, 0, NULL, 0); } while (0)
EXPORT ssize_t sendfile(int out, int in, off_t *offset, size_t size) {
    UNKNOWN(out);
    return syscall(SYS_sendfile, out, in, offset, size);
}
EXPORT ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t size, unsigned flags) {
    UNKNOWN(out);
    return syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}
EXPORT int posix_fallocate64(int fd, off_t offset, off_t size) {
    UNKNOWN(fd);
    return syscall(SYS_fallocate, fd, 0, offset, size) ? errno : 0;
}
EXPORT int posix_fallocate(int fd, off_t offset, off_t size) { return posix_fallocate64(fd, offset, size); }
