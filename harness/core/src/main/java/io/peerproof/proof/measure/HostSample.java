package io.peerproof.proof.measure;

import org.jspecify.annotations.Nullable;

/**
 * Measurements of the machine in a short stretch of time; null for what this operating system does
 * not report.
 *
 * @param atMs end of the stretch, milliseconds since the Unix epoch
 * @param spanMs its length, milliseconds
 * @param mostLateMs by how much the latest of the harness's own timers was late, milliseconds
 * @param onTime share of the harness's own timers that fired, 0 to 1
 * @param runnable threads that ran or waited for a processor, for each processor: {@code
 *     /proc/loadavg}, fourth field, mean of several readings
 * @param pressure share of the time in which a thread waited for a processor, 0 to 1: {@code some}
 *     in {@code /proc/pressure/cpu} (Linux, Documentation/accounting/psi.rst)
 * @param busy share of the processors' time that was not idle, 0 to 1, with what a hypervisor gave
 *     to others ({@code steal} in {@code /proc/stat}, proc(5))
 * @param foreign share of the processors' time that went to other programs than the harness, its
 *     drivers and its browsers, or that a hypervisor took, 0 to 1
 * @param throttled share of the periods in which the container's processor quota was used up, 0 to
 *     1: {@code nr_throttled} over {@code nr_periods} in {@code cpu.stat} (Linux,
 *     Documentation/scheduler/sched-bwc.rst)
 */
public record HostSample(
    double atMs,
    double spanMs,
    double mostLateMs,
    double onTime,
    @Nullable Double runnable,
    @Nullable Double pressure,
    @Nullable Double busy,
    @Nullable Double foreign,
    @Nullable Double throttled) {}
