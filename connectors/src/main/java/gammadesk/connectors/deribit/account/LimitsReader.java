package gammadesk.connectors.deribit.account;

import gammadesk.connectors.deribit.Cursor;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import java.util.Optional;

/**
 * Reads the request budgets out of an extended summary. The venue states them in requests: {@code rate} a second,
 * {@code burst} at once. Of several budgets for orders the tightest counts, since an order may fall under any of them.
 */
final class LimitsReader {
    private Optional<Credits> general = Optional.empty();
    private Optional<Credits> matching = Optional.empty();

    Body read(Cursor in) {
        object(in, "limits", limits -> AccountParser.members(limits, this::limit));
        return new Body.Limits(general, matching);
    }

    private void limit(String name, Cursor in) {
        switch (name) {
            case "non_matching_engine" -> general = rate(in);
            case "matching_engine" -> matchingEngine(in);
            default -> in.skip();
        }
    }

    private void matchingEngine(Cursor in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        object(
                in,
                "trading",
                trading -> AccountParser.members(trading, (_, at) -> matching = tighter(matching, rate(at))));
    }

    private static Optional<Credits> tighter(Optional<Credits> one, Optional<Credits> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(new Credits(
                Math.min(one.get().burst(), other.get().burst()),
                Math.min(one.get().refillPerSecond(), other.get().refillPerSecond()),
                1));
    }

    private interface Use {
        void on(Cursor object);
    }

    private static void object(Cursor in, String wanted, Use use) {
        AccountParser.members(in, (name, at) -> {
            if (name.equals(wanted) && at.isObject()) {
                use.on(at);
            } else {
                at.skip();
            }
        });
    }

    private static Optional<Credits> rate(Cursor in) {
        if (!in.isObject()) {
            in.skip();
            return Optional.empty();
        }
        double[] burstAndRate = new double[2];
        AccountParser.members(in, (name, at) -> {
            switch (name) {
                case "burst" -> burstAndRate[0] = at.number();
                case "rate" -> burstAndRate[1] = at.number();
                default -> at.skip();
            }
        });
        boolean isSound = burstAndRate[0] >= 1 && burstAndRate[1] > 0;
        return isSound ? Optional.of(new Credits(burstAndRate[0], burstAndRate[1], 1)) : Optional.empty();
    }
}
