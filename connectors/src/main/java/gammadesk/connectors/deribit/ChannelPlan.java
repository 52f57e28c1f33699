package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Settlement;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Says which channels a feed wants, the most telling first. Pure. */
final class ChannelPlan {
    private ChannelPlan() {}

    /**
     * The channels for what is known now.
     *
     * @param currencies whose markets to follow
     * @param listed what is listed, by currency; without an entry before the first listing
     * @param followed whose books to follow besides those of perpetuals and futures
     */
    static Set<String> channels(
            List<Currency> currencies, Map<Currency, List<Instrument>> listed, Set<String> followed) {
        List<Instrument> instruments =
                listed.values().stream().flatMap(Collection::stream).toList();
        Set<String> channels = new LinkedHashSet<>();
        channels.add("platform_state");
        currencies.forEach(currency -> channels.addAll(ofCurrency(currency)));
        indices(currencies, instruments).forEach(index -> channels.addAll(ofIndex(index)));
        books(instruments, followed).map(Channel::book).forEach(channels::add);
        instruments.stream()
                .sorted(Comparator.comparing(ChannelPlan::isDerived))
                .map(instrument -> Channel.ticker(instrument.name()))
                .forEach(channels::add);
        return channels;
    }

    private static List<String> ofCurrency(Currency currency) {
        return List.of(
                "instrument.state.any." + currency,
                "trades.option." + currency + ".100ms",
                "trades.future." + currency + ".100ms",
                "trades.combo." + currency + ".100ms");
    }

    private static List<String> ofIndex(String index) {
        List<String> both = List.of("deribit_price_index." + index, "markprice.options." + index);
        return index.endsWith("_usd")
                ? Stream.concat(both.stream(), Stream.of("deribit_volatility_index." + index))
                        .toList()
                : both;
    }

    /** A coin has its own index; a money, under which linear contracts are listed, has those of their coins. */
    private static Set<String> indices(List<Currency> currencies, List<Instrument> instruments) {
        Set<String> indices = new LinkedHashSet<>();
        currencies.stream().filter(currency -> !isMoney(currency)).forEach(coin -> indices.add(index(coin, "usd")));
        instruments.stream()
                .filter(instrument -> instrument.kind() == InstrumentKind.OPTION)
                .filter(option -> option.settlement() == Settlement.LINEAR)
                .forEach(option -> indices.add(
                        index(option.base(), option.settlementCurrency().code())));
        return indices;
    }

    private static boolean isMoney(Currency currency) {
        return currency.code().startsWith("USD") || currency.code().startsWith("EUR");
    }

    private static String index(Currency coin, String money) {
        return (coin.code() + "_" + money).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> books(List<Instrument> instruments, Set<String> followed) {
        return instruments.stream()
                .filter(instrument -> hasBookAlways(instrument) || followed.contains(instrument.name()))
                .sorted(Comparator.comparing(instrument -> !hasBookAlways(instrument)))
                .map(Instrument::name);
    }

    private static boolean hasBookAlways(Instrument instrument) {
        return instrument.kind() == InstrumentKind.PERPETUAL || instrument.kind() == InstrumentKind.FUTURE;
    }

    /** Perpetuals and futures come first: the first prices on the screen are theirs. */
    private static boolean isDerived(Instrument instrument) {
        return !hasBookAlways(instrument);
    }
}
