/* The measure of gzip input: zlib over a file, its text thrown away.
   Prints the bytes that came out and the seconds that it took, start of the process not included. */
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "clock.h"

#define BLOCK (256 * 1024)

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: %s FILE.gz\n", arguments[0]);
        return 2;
    }
    gzFile file = gzopen(arguments[1], "rb");
    char *block = malloc(BLOCK);
    if (!file || !block) {
        perror(arguments[1]);
        return 1;
    }
    gzbuffer(file, BLOCK);

    double start = now();
    long long bytes = 0;
    int got;
    while ((got = gzread(file, block, BLOCK)) > 0) bytes += got;
    double seconds = now() - start;
    if (got < 0 || gzclose(file) != Z_OK) {
        fprintf(stderr, "%s cannot be inflated\n", arguments[1]);
        return 1;
    }
    printf("%lld bytes %.6f s %.1f MB/s\n", bytes, seconds, (double)bytes / seconds / 1e6);
    return 0;
}
