package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.connectors.deribit.DeribitMessage.StateNews;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is listed, as far as the venue has told, and of which currencies to ask again. For one thread only. */
final class Listings {
    /** Listings change in crowds: one question a little after the first change answers for all. */
    private static final long PAUSE_NANOS = 300_000_000L;

    private final List<Currency> currencies;
    private final Map<Currency, List<Instrument>> listed = new LinkedHashMap<>();
    private final Map<Currency, Long> dueNanos = new HashMap<>();

    Listings(List<Currency> currencies) {
        this.currencies = List.copyOf(currencies);
    }

    List<Currency> currencies() {
        return currencies;
    }

    /** The channels that follow from what is listed and which books are followed. */
    Set<String> channels(Set<String> followedBooks) {
        return ChannelPlan.channels(currencies, listed, followedBooks);
    }

    /** Replaces a currency's listing and tells which names are gone. */
    List<String> replace(Currency currency, List<Instrument> instruments) {
        Set<String> names = instruments.stream().map(Instrument::name).collect(Collectors.toSet());
        List<Instrument> before = listed.getOrDefault(currency, List.of());
        listed.put(currency, instruments);
        return before.stream()
                .map(Instrument::name)
                .filter(name -> !names.contains(name))
                .toList();
    }

    /** Something was listed, settled or delivered: what we know of its currency is no longer all there is. */
    void changed(StateNews news, long nowNanos) {
        currencies.stream()
                .filter(currency -> concerns(news, currency))
                .forEach(currency -> dueNanos.putIfAbsent(currency, nowNanos + PAUSE_NANOS));
    }

    /** The currencies to ask for again now; each is told once. */
    List<Currency> takeDue(long nowNanos) {
        List<Currency> due = dueNanos.entrySet().stream()
                .filter(entry -> nowNanos - entry.getValue() >= 0)
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(dueNanos::remove);
        return due;
    }

    /** A new connection asks for everything anyway. */
    void nothingDue() {
        dueNanos.clear();
    }

    private static boolean concerns(StateNews news, Currency currency) {
        return news.currency().equals(currency.code()) || news.instrument().startsWith(currency.code());
    }
}
