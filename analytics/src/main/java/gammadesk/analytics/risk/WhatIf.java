package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.risk.BookMargin.Model;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A book before and after a basket of hypothetical trades, at their average prices or else at the present marks. What
 * options and coins cost is paid out of the balances; fees are not, put them into the basket's balances.
 *
 * @param before the live book
 * @param after the book with the basket
 * @param basket the trades alone
 */
public record WhatIf(BookRisk before, BookRisk after, BookRisk basket) {
    /** Values both books; trades that cannot be valued stand in {@code basket} with their reason. */
    public static WhatIf of(RiskBook live, RiskBook trades, RiskMarket market) {
        RiskBook paid = trades.plus(new RiskBook(List.of(), payments(BookRisk.of(trades, market))));
        return new WhatIf(BookRisk.of(live, market), BookRisk.of(live.plus(paid), market), BookRisk.of(paid, market));
    }

    private static List<RiskBook.Balance> payments(BookRisk basket) {
        return basket.priced().stream()
                .filter(priced -> priced.kind() == InstrumentKind.OPTION || priced.kind() == InstrumentKind.SPOT)
                .map(priced -> new RiskBook.Balance(
                        priced.settlementCurrency(),
                        -priced.entry().amount() * priced.entry().averagePrice().orElse(priced.mark())))
                .toList();
    }

    /** Anything that can be said of a book, on all three sides. */
    public record Compared<T>(T before, T after, T difference) {}

    /** Greeks of the whole book. */
    public Compared<RiskGreeks> greeks(Numeraire numeraire) {
        return new Compared<>(before.sum(numeraire), after.sum(numeraire), basket.sum(numeraire));
    }

    /** A number of the book; the difference is after less before. */
    public Compared<Double> number(Function<BookRisk, Double> of) {
        double was = of.apply(before);
        double will = of.apply(after);
        return new Compared<>(was, will, will - was);
    }

    /** Margin in one currency, nothing being offered; margins do not add, so the difference is after less before. */
    public Compared<BookMargin> margin(Model model, Currency currency, Function<Currency, MarginTerms> terms) {
        return margin(model, currency, terms, OpenOrders.NONE);
    }

    /** Margin in one currency with open orders that stay as they are. */
    public Compared<BookMargin> margin(
            Model model, Currency currency, Function<Currency, MarginTerms> terms, OpenOrders open) {
        BookMargin was = BookMargin.of(before, model, currency, terms, open);
        BookMargin will = BookMargin.of(after, model, currency, terms, open);
        BookMargin difference = new BookMargin(
                model,
                currency,
                will.equity() - was.equity(),
                will.initial() - was.initial(),
                will.maintenance() - was.maintenance(),
                will.openOrders() - was.openOrders(),
                will.mmp() - was.mmp(),
                Map.of(),
                will.leftOut() - was.leftOut());
        return new Compared<>(was, will, difference);
    }

    /** Stresses one by one: USD before, after and the difference. */
    public List<Compared<Double>> stresses(List<Stress> stresses) {
        return stresses.stream()
                .map(stress -> number(book -> StressOutcome.of(book, stress).pnlUsd()))
                .toList();
    }
}
