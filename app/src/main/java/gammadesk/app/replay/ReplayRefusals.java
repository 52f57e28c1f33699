package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.VenueNews.Refusal;
import gammadesk.connectors.deribit.DeribitError;

/** The simulated venue's refusals as the live one numbers them, so that the desk acts on them as it does live. */
final class ReplayRefusals {
    static final int NOT_FOUND = DeribitError.Kind.ORDER_NOT_FOUND.code();

    private ReplayRefusals() {}

    /** A refusal's number, and whether the same may be accepted later. */
    record Refused(int code, boolean retryable) {}

    static Refused of(Refusal why) {
        return switch (why) {
            case UNKNOWN_INSTRUMENT -> last(DeribitError.Kind.INVALID_INSTRUMENT);
            case UNSUPPORTED -> last(DeribitError.Kind.NOT_IMPLEMENTED);
            case BOOK_CLOSED -> last(DeribitError.Kind.BOOK_CLOSED);
            case BAD_AMOUNT -> last(DeribitError.Kind.INVALID_AMOUNT);
            case BAD_PRICE -> last(DeribitError.Kind.PRICE_WRONG_TICK);
            case WOULD_TAKE -> last(DeribitError.Kind.POST_ONLY_REJECT);
            case WOULD_OPEN -> last(DeribitError.Kind.OTHER_REJECT);
            case NOT_ENOUGH_FUNDS -> last(DeribitError.Kind.NOT_ENOUGH_FUNDS);
            case NOT_OPEN -> last(DeribitError.Kind.ORDER_NOT_FOUND);
            case TOO_LATE, NO_QUOTE, NO_INDEX -> again(DeribitError.Kind.RETRY);
            case OUTAGE -> again(DeribitError.Kind.SYSTEM_MAINTENANCE);
        };
    }

    private static Refused last(DeribitError.Kind kind) {
        return new Refused(kind.code(), false);
    }

    private static Refused again(DeribitError.Kind kind) {
        return new Refused(kind.code(), true);
    }
}
