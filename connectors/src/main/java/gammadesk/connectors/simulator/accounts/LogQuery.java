package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A question to a transaction log, as {@code private/get_transaction_log} asks it.
 *
 * @param currency of the balance
 * @param fromMillis venue time, inclusive
 * @param toMillis venue time, inclusive
 * @param keyword one of the venue's, such as {@code trade}, {@code maker}, {@code close} or {@code option}, or an
 *     instrument, trade or order id; empty for everything
 * @param count most lines in the answer, positive
 * @param continuation from an earlier answer
 */
public record LogQuery(
        Currency currency,
        long fromMillis,
        long toMillis,
        Optional<String> keyword,
        int count,
        OptionalLong continuation) {
    /** The lines of a log that answer it; the continuation is the id of the next line. */
    Page<LogEntry> of(List<LogEntry> log) {
        List<LogEntry> found =
                log.reversed().stream().filter(this::matches).limit(count + 1L).toList();
        return found.size() <= count
                ? new Page<>(found, OptionalLong.empty())
                : new Page<>(
                        found.subList(0, count), OptionalLong.of(found.getLast().id()));
    }

    private boolean matches(LogEntry entry) {
        return entry.currency().equals(currency)
                && entry.timestamp() >= fromMillis
                && entry.timestamp() <= toMillis
                && (continuation.isEmpty() || entry.id() <= continuation.getAsLong())
                && keyword.map(word -> words(entry).contains(word)).orElse(true);
    }

    private static List<String> words(LogEntry entry) {
        return switch (entry.detail()) {
            case LogEntry.Trade trade ->
                List.of(
                        "trade",
                        trade.maker() ? "maker" : "taker",
                        trade.side().substring(0, trade.side().indexOf(' ')),
                        trade.side().substring(trade.side().indexOf(' ') + 1),
                        trade.liquidation() ? "liquidation" : "trade",
                        kind(trade.instrument()),
                        trade.instrument(),
                        trade.tradeId(),
                        trade.orderId());
            case LogEntry.Settlement settlement ->
                List.of("settlement", kind(settlement.instrument()), settlement.instrument());
            case LogEntry.Delivery delivery -> List.of("delivery", kind(delivery.instrument()), delivery.instrument());
            case LogEntry.Movement movement -> List.of(movement.type());
        };
    }

    private static String kind(String instrument) {
        return Contract.of(instrument).map(Contract::kindWord).orElse("");
    }
}
