package io.graphqltck.core.wire;

/**
 * How much of what a hostile peer sends is kept or read at all.
 *
 * @param messageOctets the largest message whose payload is kept, in octets; larger ones are counted and skipped
 * @param headOctets the largest HTTP head, in octets
 * @param bodyOctets how much of a refusal's body is kept, in octets
 * @param eventsPerWire number of events after which a wire is closed and the flood is reported
 * @param unsentOctets how many octets may wait for a peer that does not read; with more the wire is closed and that is
 *     reported
 */
public record WireLimits(int messageOctets, int headOctets, int bodyOctets, int eventsPerWire, int unsentOctets) {

    public static final WireLimits DEFAULT = new WireLimits(8 << 20, 64 << 10, 16 << 10, 20_000, 64 << 20);
}
