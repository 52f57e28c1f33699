package gammadesk.app.risk;

import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.market.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What funding brought an account since the record began. The venue states it by position and session; a session ends
 * at 08:00 UTC, and what came between its last statement and its end stays unknown.
 */
final class FundingRecord {
    private final Map<String, Stated> last = new HashMap<>();
    private final Map<Currency, Double> received = new HashMap<>();

    private record Stated(double funding, long session) {}

    /** Forgets everything: another account begins. */
    void clear() {
        last.clear();
        received.clear();
    }

    /**
     * Takes what the venue states at a moment.
     *
     * @return received since the record began, by settlement currency, negative when paid
     */
    Map<Currency, Double> take(List<HeldPosition> positions, long nowMillis) {
        long session = BookHistory.settlementBefore(nowMillis);
        positions.forEach(held -> held.settlement().ifPresent(currency -> take(currency, held, session)));
        return Map.copyOf(received);
    }

    private void take(Currency currency, HeldPosition held, long session) {
        double funding = held.position().realisedFunding().doubleValue();
        Stated before = last.put(held.position().instrument(), new Stated(funding, session));
        if (before != null) {
            double known = before.session() == session ? before.funding() : 0;
            received.merge(currency, funding - known, Double::sum);
        }
    }
}
