package gammadesk.views.book;

import gammadesk.analytics.desk.WhatIfPicture;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.PositionRisk;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.LiveColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A hypothetical trade.
 *
 * @param trade as the trader put it together
 * @param risk its value, empty until it was computed
 */
record WhatIfLine(RiskBook.Entry trade, Optional<PositionRisk> risk) {
    /** The lines of a basket; the picture may still be of an earlier one. */
    static List<WhatIfLine> of(List<RiskBook.Entry> basket, Optional<WhatIfPicture> picture) {
        List<WhatIfLine> lines = new ArrayList<>();
        List<PositionRisk> rows =
                picture.map(whatIf -> whatIf.compared().basket().rows()).orElse(List.of());
        for (RiskBook.Entry trade : basket) {
            lines.add(new WhatIfLine(
                    trade,
                    rows.stream().filter(row -> row.entry().equals(trade)).findFirst()));
        }
        return List.copyOf(lines);
    }

    private Optional<Priced> priced() {
        return risk.filter(Priced.class::isInstance).map(Priced.class::cast);
    }

    private double number(ToDoubleFunction<Priced> of) {
        return priced().map(of::applyAsDouble).orElse(Double.NaN);
    }

    private String note() {
        return risk.map(row -> switch (row) {
                    case Unpriced missing -> missing.text();
                    case Priced priced -> String.join("; ", priced.notes());
                })
                .orElse("being computed");
    }

    private boolean isUnpriced() {
        return risk.filter(Unpriced.class::isInstance).isPresent();
    }

    /** At the typed price, else at the mark. */
    private String price() {
        double price = trade.averagePrice().orElseGet(() -> number(Priced::mark));
        return BookWords.price(trade.instrument(), price)
                + (trade.averagePrice().isPresent() || Double.isNaN(price) ? "" : " mark");
    }

    static List<LiveColumn<WhatIfLine>> columns() {
        return List.of(
                LiveColumn.words(
                        "trade", "Hypothetical trade", 13, line -> line.trade().instrument()),
                LiveColumn.<WhatIfLine>figures(
                                "amount",
                                "Amount",
                                8,
                                line -> line.trade().amount(),
                                line -> BookLines.amount(line.trade()))
                        .marked("buy", line -> line.trade().amount() > 0)
                        .marked("sell", line -> line.trade().amount() < 0)
                        .explained("Positive buys: coin for options, USD for inverse futures"),
                LiveColumn.<WhatIfLine>words("price", "Price", 8, WhatIfLine::price)
                        .styled("figures")
                        .explained("In the instrument's price unit; the mark where none was typed"),
                figure("delta", "Delta", 5.5, priced -> priced.usd().delta(), "Black's, coin"),
                usd("vega", "Vega USD", priced -> priced.usd().vega(), "USD per vol point"),
                usd("theta", "Theta USD", priced -> priced.usd().theta(), "USD a day"),
                LiveColumn.<WhatIfLine>words("note", "Note", 18, WhatIfLine::note)
                        .marked("alarm", WhatIfLine::isUnpriced)
                        .hover(WhatIfLine::note));
    }

    private static LiveColumn<WhatIfLine> usd(String id, String title, ToDoubleFunction<Priced> of, String explained) {
        return LiveColumn.<WhatIfLine>figures(
                        id, title, 7, line -> line.number(of), line -> RiskWords.change(line.number(of), Numeraire.USD))
                .explained(explained);
    }

    private static LiveColumn<WhatIfLine> figure(
            String id, String title, double width, ToDoubleFunction<Priced> of, String explained) {
        return LiveColumn.<WhatIfLine>figures(
                        id, title, width, line -> line.number(of), line -> Numbers.signed(line.number(of), 4))
                .explained(explained);
    }
}
