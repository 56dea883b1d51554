package io.peerproof.report;

/**
 * The machine that ran it, as far as it bears on times.
 *
 * @param os name, version and architecture
 * @param java version and vendor of the JVM
 * @param cpus that the JVM may use
 * @param memoryMiB of physical memory
 * @param loadAverage of the last minute when the run began, negative where the system tells none
 * @param peerproof version of the harness
 */
public record HostReport(
    String os, String java, int cpus, long memoryMiB, double loadAverage, String peerproof) {}
