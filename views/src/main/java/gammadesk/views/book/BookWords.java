package gammadesk.views.book;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** How the book writes its numbers and states. Pure. */
final class BookWords {
    private static final int COIN_DECIMALS = 6;
    private static final int MONEY_DECIMALS = 2;
    private static final int OPTION_DECIMALS = 4;

    private BookWords() {}

    /** Whether the account can be believed, in one clause; empty when there is nothing to say. */
    static String state(DeskSnapshot snapshot, long nowNanos) {
        if (snapshot.account().isEmpty()) {
            return "no account";
        }
        AccountPicture account = snapshot.account().get();
        if (account.isCurrent()) {
            return "current, key “" + account.keyName() + "”";
        }
        String reason = account.health().reason();
        return "STALE: " + account.health().state().sentence() + ", "
                + Times.age(account.ageSeconds(nowNanos)) + " since it was known to agree with the venue"
                + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    static boolean isStale(DeskSnapshot snapshot) {
        return snapshot.account().filter(account -> !account.isCurrent()).isPresent();
    }

    /** Why a table of the account is empty. */
    static String emptiness(DeskSnapshot snapshot, String nothing) {
        if (snapshot.account().isEmpty()) {
            return "No key to an account is in use. Add or choose one in the Keys panel.";
        }
        return snapshot.account().get().currentNanos() == 0
                ? "The account is not known yet: "
                        + snapshot.account().get().health().state().sentence() + "."
                : nothing;
    }

    static int decimals(Currency currency) {
        return currency.code().startsWith("USD") || currency.code().startsWith("EUR") ? MONEY_DECIMALS : COIN_DECIMALS;
    }

    static String money(double value, Optional<Currency> currency) {
        return currency.map(c -> Numbers.fixed(value, decimals(c))).orElse(Numbers.MISSING);
    }

    static String signedMoney(double value, Optional<Currency> currency) {
        return currency.map(c -> Numbers.signed(value, decimals(c))).orElse(Numbers.MISSING);
    }

    /** A price with as many decimals as such instruments have. */
    static String price(String instrument, double price) {
        return Numbers.fixed(price, priceDecimals(instrument));
    }

    private static int priceDecimals(String instrument) {
        return InstrumentName.parse(instrument)
                .filter(name -> name.kind() == InstrumentKind.OPTION)
                .filter(name -> name.family().settlement() == Settlement.INVERSE)
                .map(_ -> OPTION_DECIMALS)
                .orElse(MONEY_DECIMALS);
    }

    static String price(String instrument, Optional<BigDecimal> price) {
        return price.map(value -> price(instrument, value.doubleValue())).orElse("market");
    }

    /** The unit of an instrument's amount: USD for inverse futures, else the coin. */
    static String amountUnit(String instrument) {
        return InstrumentName.parse(instrument)
                .map(name -> isAmountInUsd(name) ? "USD" : name.family().base().code())
                .orElse("");
    }

    private static boolean isAmountInUsd(InstrumentName name) {
        boolean dated = name.kind() == InstrumentKind.FUTURE || name.kind() == InstrumentKind.PERPETUAL;
        return dated && name.family().settlement() == Settlement.INVERSE;
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    static String plain(Optional<BigDecimal> value) {
        return value.map(BookWords::plain).orElse("");
    }

    /** An amount with thousands separated and no more decimals than it has. */
    static String amount(BigDecimal value) {
        return Numbers.fixed(
                value.doubleValue(), Math.clamp(value.stripTrailingZeros().scale(), 0, 8));
    }

    static String side(Side side) {
        return side == Side.BUY ? "▲ buy" : "▼ sell";
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String state(Order order) {
        String why = order.cancelReason().isEmpty()
                ? ""
                : " (" + order.cancelReason().replace('_', ' ') + ")";
        return word(order.state()) + why;
    }

    /** What the venue keeps an order at: {@code implv 62.5 %}; empty for an order with a price of its own. */
    static String kept(Order order) {
        return order.advanced().map(AdvancedPrice::words).orElse("");
    }

    static String flags(Order order) {
        String post = order.postOnly() ? "post only" : "";
        String reduce = order.reduceOnly() ? "reduce only" : "";
        return post.isEmpty() || reduce.isEmpty() ? post + reduce : post + ", " + reduce;
    }

    /** Whether every word of a filter is found in a text. */
    static boolean matches(String filter, String text) {
        String in = text.toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).trim().split("\\s+")) {
            if (!in.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
