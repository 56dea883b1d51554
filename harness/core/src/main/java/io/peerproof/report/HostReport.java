package io.peerproof.report;

/**
 * The machine that ran the calls: properties that influence times.
 *
 * @param os name, version and architecture
 * @param java version and vendor of the Java virtual machine
 * @param cpus number of processors that the Java virtual machine may use
 * @param memoryMiB physical memory, MiB
 * @param loadAverage load average of the last minute at the start of the run; negative if the
 *     system reports none
 * @param peerproof version of the harness
 */
public record HostReport(
    String os, String java, int cpus, long memoryMiB, double loadAverage, String peerproof) {}
