/* The measure of the libcsv path: libcsv over a file, with callbacks that do nothing.
   Prints the bytes read and the seconds that it took, start of the process not included. */
#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "clock.h"

#define BLOCK (256 * 1024)

static void on_field(void *bytes, size_t count, void *context) {
    (void)bytes, (void)count, (void)context;
}

static void on_record(int end, void *context) {
    (void)end, (void)context;
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: %s FILE\n", arguments[0]);
        return 2;
    }
    int file = open(arguments[1], O_RDONLY);
    char *block = malloc(BLOCK);
    struct csv_parser parser;
    if (file < 0 || !block || csv_init(&parser, 0) != 0) {
        perror(arguments[1]);
        return 1;
    }
    csv_set_blk_size(&parser, 64 * 1024);

    double start = now();
    long long bytes = 0;
    ssize_t got;
    while ((got = read(file, block, BLOCK)) > 0) {
        bytes += got;
        if (csv_parse(&parser, block, (size_t)got, on_field, on_record, NULL) != (size_t)got) {
            fprintf(stderr, "%s\n", csv_strerror(csv_error(&parser)));
            return 1;
        }
    }
    if (got < 0) {
        perror(arguments[1]);
        return 1;
    }
    csv_fini(&parser, on_field, on_record, NULL);
    double seconds = now() - start;
    csv_free(&parser);
    printf("%lld bytes %.6f s %.1f MB/s\n", bytes, seconds, (double)bytes / seconds / 1e6);
    return 0;
}
