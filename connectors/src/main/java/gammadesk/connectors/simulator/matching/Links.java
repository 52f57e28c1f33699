package gammadesk.connectors.simulator.matching;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How an order hangs together with others.
 *
 * @param bond what they have in common, unique; of a pair the venue's {@code oco_ref}
 * @param type how they act on each other
 * @param condition what a fill leads to
 * @param role what the order is among them
 * @param leg which of the orders that were asked for beside or after the primary one, from 0; of one that cancels
 *     another 0 or 1; 0 of the primary
 * @param whole amount of that one as it was asked for, in the instrument's amount unit
 * @param given of it, what fills of others have let it have so far, in the instrument's amount unit
 * @param primary id of the order that triggered it
 * @param secondaries of a primary order: ids of those that it triggers
 */
public record Links(
        String bond,
        LinkedType type,
        FillCondition condition,
        Role role,
        int leg,
        BigDecimal whole,
        BigDecimal given,
        Optional<String> primary,
        List<String> secondaries) {
    public Links {
        secondaries = List.copyOf(secondaries);
    }

    /** What an order is among those that it is linked to. */
    public enum Role {
        /** Triggers others when it is filled. */
        PRIMARY,
        /** Waits for the primary one. */
        SECONDARY,
        /** Is in the market, or waits for its own trigger. */
        PLACED
    }

    /** The pair that it belongs to, if one of them cancels the other. */
    public Optional<String> ocoRef() {
        boolean paired = type == LinkedType.ONE_CANCELS_OTHER
                || (type == LinkedType.ONE_TRIGGERS_ONE_CANCELS_OTHER && role != Role.PRIMARY);
        return paired ? Optional.of(bond) : Optional.empty();
    }

    Links given(long amount) {
        return new Links(bond, type, condition, role, leg, whole, Units.decimal(amount), primary, secondaries);
    }

    Links whole(BigDecimal amount) {
        return new Links(bond, type, condition, role, leg, amount, given, primary, secondaries);
    }

    Links triggering(List<String> ids) {
        return new Links(bond, type, condition, role, leg, whole, given, primary, ids);
    }

    /** Of the order that a secondary one places. */
    Links placed(String by, long amount) {
        return new Links(
                bond, type, condition, Role.PLACED, leg, whole, Units.decimal(amount), Optional.of(by), List.of());
    }
}
