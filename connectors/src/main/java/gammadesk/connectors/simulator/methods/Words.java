package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Parameters that many methods share. */
final class Words {
    /** Kinds of instruments. */
    static final List<String> KINDS = List.of("future", "option", "spot", "future_combo", "option_combo");
    /** Kinds in queries about trades. */
    static final List<String> TRADE_KINDS =
            List.of("future", "option", "spot", "future_combo", "option_combo", "combo", "any");
    /** Currencies that the venue knows even where nothing is listed in them. */
    private static final List<String> KNOWN_CURRENCIES = List.of(
            "BTC", "ETH", "USDC", "USDT", "EURR", "SOL", "XRP", "STETH", "ETHW", "MATIC", "USYC", "PAXG", "BNB",
            "USDE");

    private final Venue venue;

    Words(Venue venue) {
        this.venue = venue;
    }

    /** The instrument that must be named. */
    Listed instrument(Params params) {
        return venue.listed(params.text("instrument_name"));
    }

    /** The contract that must be named, listed or long delivered. */
    Contract contract(Params params) {
        return Contract.of(params.text("instrument_name"))
                .orElseThrow(() -> RpcError.invalid("instrument_name", "instrument not found"));
    }

    /** The contract or combo that must be named, listed or long delivered. */
    Contract traded(Params params) {
        return Contract.ofTraded(params.text("instrument_name"))
                .orElseThrow(() -> RpcError.invalid("instrument_name", "instrument not found"));
    }

    /** The perpetual that must be named. */
    Listed perpetual(Params params) {
        Listed listed = instrument(params);
        if (!listed.isPerpetual()) {
            throw RpcError.invalid("instrument_name", "instrument is not a perpetual");
        }
        return listed;
    }

    /** The currency that must be named. */
    Currency currency(Params params) {
        return currency(params.text("currency"));
    }

    private Currency currency(String code) {
        if (known().noneMatch(code::equals)) {
            throw RpcError.invalid("currency", "invalid currency");
        }
        return new Currency(code);
    }

    /** The currency that must be named, {@code any} included. */
    String currencyOrAny(Params params) {
        return currencyOrAny(params.text("currency"));
    }

    /** A currency that a caller named, {@code any} included. */
    String currencyOrAny(String code) {
        return code.equals("any") ? code : currency(code).code();
    }

    /** Which instruments a caller wants by the optional kind. */
    static Predicate<Listed> kind(Params params, List<String> words) {
        return params.maybeWord("kind", words)
                .<Predicate<Listed>>map(kind -> listed -> listed.isOfKind(kind))
                .orElse(_ -> true);
    }

    /** The currency whose index must be named. */
    Currency index(Params params) {
        return venue.currencyOfIndex(params.text("index_name"))
                .orElseThrow(() -> RpcError.invalid("index_name", "index not found"));
    }

    private Stream<String> known() {
        Stream<String> mine = venue.market().currencies().stream().map(Currency::code);
        return Stream.concat(mine, KNOWN_CURRENCIES.stream());
    }
}
