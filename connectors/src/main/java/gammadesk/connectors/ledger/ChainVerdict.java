package gammadesk.connectors.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a walk along the chain found.
 *
 * @param entries the number of the last whole entry before a break, or of the last one
 * @param firstMillis time of the first entry that was looked at, milliseconds since the epoch
 * @param lastMillis time of the last whole entry, milliseconds since the epoch
 * @param head hash of the last whole entry, 64 hexadecimal digits
 * @param broken where it breaks first; empty when it is whole
 */
public record ChainVerdict(
        long entries, OptionalLong firstMillis, OptionalLong lastMillis, String head, Optional<Break> broken) {
    /**
     * The first place at which the chain does not hold.
     *
     * @param sequence of the entry that is wrong or missing; empty when no single entry is
     * @param reason a clause
     * @param atEnd whether no entry that could be read follows
     */
    public record Break(OptionalLong sequence, String reason, boolean atEnd) {}

    ChainVerdict with(Break damage) {
        return new ChainVerdict(entries, firstMillis, lastMillis, head, Optional.of(damage));
    }
}
