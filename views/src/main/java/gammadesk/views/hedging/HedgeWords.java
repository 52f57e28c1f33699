package gammadesk.views.hedging;

import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the hedge desk writes its numbers and states. Pure. */
final class HedgeWords {
    private static final int HASH_DIGITS = 10;
    private static final int COIN_DECIMALS = 4;

    private HedgeWords() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String side(Side side) {
        return side == Side.BUY ? "▲ buy" : "▼ sell";
    }

    static String hash(String hash) {
        return hash.length() <= HASH_DIGITS ? hash : hash.substring(0, HASH_DIGITS) + "…";
    }

    /** The unit of an instrument's amount: USD for inverse futures, else the coin. */
    static String amountUnit(String instrument) {
        return InstrumentName.parse(instrument)
                .map(name -> isInverse(name) && name.kind() != InstrumentKind.OPTION
                        ? "USD"
                        : name.family().base().code())
                .orElse("");
    }

    /** The unit of an instrument's price: the coin for inverse options, else USD. */
    static String priceUnit(String instrument) {
        return InstrumentName.parse(instrument)
                .map(name -> isInverse(name) && name.kind() == InstrumentKind.OPTION
                        ? name.family().base().code()
                        : "USD")
                .orElse("");
    }

    private static boolean isInverse(InstrumentName name) {
        return name.family().settlement() == Settlement.INVERSE;
    }

    /** Thousands separated, with as many decimals as it has. */
    static String number(BigDecimal value) {
        return Numbers.fixed(
                value.doubleValue(), Math.clamp(value.stripTrailingZeros().scale(), 0, 8));
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** A price of an instrument with the decimals that such prices have. */
    static String price(String instrument, double price) {
        return Numbers.fixed(price, priceUnit(instrument).equals("USD") ? 2 : COIN_DECIMALS);
    }

    static String leg(HedgeLeg leg) {
        return side(leg.side()) + " " + number(leg.amount()) + " " + amountUnit(leg.instrument()) + " "
                + leg.instrument() + " at " + number(leg.limitPrice()) + " " + priceUnit(leg.instrument())
                + " or better";
    }

    static String coin(double value) {
        return Numbers.signed(value, COIN_DECIMALS);
    }

    /** Time until a moment as minutes and seconds, rounded down; hours where it is long. */
    static String left(long untilMillis, long nowMillis) {
        long seconds = (untilMillis - nowMillis) / 1_000;
        if (untilMillis - nowMillis <= 0) {
            return "over";
        }
        return seconds < 3_600
                ? "%d:%02d left".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d left".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /**
     * What is left of the time in which a proposal may be acted on; how long ago it ended where that matters no more.
     */
    static String countdown(HedgeCard card, long nowMillis) {
        return switch (card.standing().phase()) {
            case PROPOSED, EDITED, APPROVED ->
                left(card.standing().shown().validity().untilMillis(), nowMillis);
            default -> ago(card.standing().sinceMillis(), nowMillis);
        };
    }

    static String ago(long millis, long nowMillis) {
        return Times.age(Math.max(0, nowMillis - millis) / 1e3) + " ago";
    }

    static String stops(HedgeCard card) {
        return card.stops().stream().map(HedgeWords::stop).collect(Collectors.joining("; "));
    }

    static String stop(Verdict.Stop stop) {
        return stop.rule() + ": " + stop.reason();
    }

    /** Why nothing at all can be approved now; empty when it can. */
    static String deskObstacle(HedgeBoard board) {
        if (board.halt() instanceof HaltState.Halted halted) {
            return "The kill switch is pressed (" + halted.mode().word() + "): reset it first.";
        }
        if (!board.obstacle().isEmpty()) {
            return "Nothing can be sent: " + board.obstacle() + ".";
        }
        return board.reconciliation().isOver()
                ? ""
                : "What the start found is not settled: see the strip at the top of the desk.";
    }

    /** Why a proposal cannot be approved now; empty when it can. */
    static String obstacle(HedgeBoard board, HedgeCard card, long nowMillis) {
        Phase phase = card.standing().phase();
        if (phase == Phase.EXPIRED) {
            return "It has expired: show it again (S).";
        }
        if (phase != Phase.PROPOSED && phase != Phase.EDITED) {
            return card.standing().state().sentence();
        }
        String desk = deskObstacle(board);
        if (!desk.isEmpty()) {
            return desk;
        }
        if (card.standing().shown().legs().isEmpty()) {
            return "It is to do nothing: there is nothing to send.";
        }
        if (nowMillis >= card.standing().shown().validity().untilMillis()) {
            return "Its time is over.";
        }
        return card.stops().isEmpty() ? "" : "Guardrails are against it, as said above.";
    }
}
