/* Of the shim: what is counted, what is written down, which call fails. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

/* What is counted. A step is whatever changes a file or makes it last: the other two are among the steps. */
enum counter { STEP, WRITE, SYNC, READ, INPUT, COUNTERS };
enum action { KILL, TEAR, FULL, BAD_WRITE, BAD_SYNC, BAD_READ, STOP };

static const struct { const char *name; enum action action; enum counter counter; } words[] = {
    {"kill", KILL, STEP}, {"tear", TEAR, STEP}, {"full", FULL, WRITE}, {"write", BAD_WRITE, WRITE},
    {"sync", BAD_SYNC, SYNC}, {"read", BAD_READ, READ}, {"stop", STOP, INPUT},
};

static struct fault { enum action action; enum counter counter; long at; int stays; } faults[8];
static int fault_count;
static long counts[COUNTERS];
static const char *under, *input;
static int record = -1, with_data;
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

/* One line of the record: this, then the path, the other path (of a rename), the data. */
struct __attribute__((packed)) entry {
    uint8_t mark, counter;
    uint16_t path, other;
    int32_t result;
    uint32_t data;
    uint64_t inode;
    int64_t offset;
};

__attribute__((constructor)) static void begin(void) {
    under = getenv("TORTURE_UNDER");
    input = getenv("TORTURE_INPUT");
    with_data = getenv("TORTURE_DATA") != NULL;
    const char *log = getenv("TORTURE_LOG"), *plan = getenv("TORTURE_FAULTS");
    if (log) record = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    while (plan && *plan && fault_count < 8) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            size_t length = strlen(words[i].name);
            if (strncmp(plan, words[i].name, length) || plan[length] != '@') continue;
            char *end;
            struct fault *fault = &faults[fault_count++];
            fault->action = words[i].action;
            fault->counter = words[i].counter;
            fault->at = strtol(plan + length + 1, &end, 10);
            fault->stays = *end == '+';
            break;
        }
        plan = strchr(plan, ',');
        if (plan) plan++;
    }
}

static int lies_in(const char *path, const char *folder) {
    return folder && path && !strncmp(path, folder, strlen(folder));
}

static const char *path_of(int fd, char *room) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, room, PATH_MAX - 1);
    room[length < 0 ? 0 : length] = 0;
    return room;
}

static const char *path_at(int folder, const char *path, char *room) {
    if (path[0] == '/') return path;
    char base[PATH_MAX];
    if (folder == AT_FDCWD) {
        if (syscall(SYS_getcwd, base, sizeof base) < 0) return path;
    } else path_of(folder, base);
    snprintf(room, 2 * PATH_MAX, "%s/%s", base, path);
    return room;
}

static void note(char mark, enum counter counter, const char *path, const char *other, uint64_t inode, int64_t offset,
                 long result, const void *data, size_t size) {
    if (record < 0) return;
    struct entry entry = {.mark = (uint8_t)mark, .counter = counter, .path = strlen(path),
                          .other = other ? strlen(other) : 0, .result = (int32_t)result,
                          .data = with_data && data ? size : 0, .inode = inode, .offset = offset};
    struct iovec parts[] = {{&entry, sizeof entry}, {(void *)path, entry.path}, {(void *)other, entry.other},
                            {(void *)data, entry.data}};
    syscall(SYS_writev, record, parts, 4);
}

static void die(void) {
    for (;;) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
}

/* Counts the call and says which fault falls on it; -1 when none does. */
static int falls(enum counter counter) {
    long own = ++counts[counter];
    long step = counter == STEP ? own : counter == WRITE || counter == SYNC ? ++counts[STEP] : 0;
    for (int i = 0; i < fault_count; i++) {
        const struct fault *fault = &faults[i];
        long now = fault->counter == counter ? own : fault->counter == STEP ? step : 0;
        if (now == 0 || (now != fault->at && !(fault->stays && now > fault->at))) continue;
        if (fault->action == KILL) die();
        if (fault->action == STOP) syscall(SYS_kill, syscall(SYS_getpid), SIGSTOP);
        return fault->action;
    }
    return -1;
}

static long failed(int error) {
    errno = error;
    return -1;
}

static uint64_t inode_of(int fd) {
    struct stat status;
    return fstat(fd, &status) ? 0 : status.st_ino;
}
