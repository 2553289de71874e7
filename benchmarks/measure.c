/* measure DESCRIPTOR PROGRAM ARGUMENTS…: runs the program, prints its seconds and peak resident size to the descriptor.
   A process carries the peak of whoever started it until its exec; so a small program must start what is measured. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"

int main(int count, char **arguments) {
    if (count < 3) return 127;
    int report = atoi(arguments[1]);
    double start = now();
    pid_t child = fork();
    if (child < 0) return 127;
    if (child == 0) {
        close(report);
        execvp(arguments[2], arguments + 2);
        perror(arguments[2]);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) < 0) return 127;
    dprintf(report, "%.6f %ld\n", now() - start, usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}
