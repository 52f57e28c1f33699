package gammadesk.views.canned;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookMeter;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.desk.WhatIfPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.WhatIf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A made-up book on the made-up market, with two positions that have no value. */
public final class CannedBook {
    public static final String CALL = "BTC-1MAY26-81000-C";
    public static final String PUT = "BTC-1MAY26-69000-P";
    public static final String EXPIRED = "BTC-27MAR26-70000-C";

    private BookSource source = new BookSource.File(
            "book.csv", 0, List.of(new BookSource.RowProblem(7, "BTC-PERPETUAL", "the amount is not a number: many")));
    private RiskChoice choice = RiskChoice.STANDARD;
    private List<RiskBook.Entry> entries = List.of(
            new RiskBook.Entry("BTC-PERPETUAL", -20_000, OptionalDouble.of(76_000)),
            new RiskBook.Entry(CALL, 2, OptionalDouble.of(0.03)),
            new RiskBook.Entry(PUT, -3, OptionalDouble.empty()),
            new RiskBook.Entry("ETH-PERPETUAL", 5_000, OptionalDouble.of(3_200)),
            new RiskBook.Entry(EXPIRED, 1),
            new RiskBook.Entry("BTC-1MAY26-1-C", 1));
    private RiskBook basket = RiskBook.EMPTY;

    public CannedBook from(BookSource other) {
        this.source = other;
        return this;
    }

    public CannedBook holding(RiskBook.Entry... other) {
        this.entries = List.of(other);
        return this;
    }

    public CannedBook as(RiskChoice other) {
        this.choice = other;
        return this;
    }

    public CannedBook trying(List<RiskBook.Entry> trades) {
        this.basket = new RiskBook(trades, List.of());
        return this;
    }

    /** The same market with the book's picture in it. */
    public DeskSnapshot on(DeskSnapshot market) {
        return market.with(picture(market));
    }

    /** The picture alone. */
    public BookPicture picture(DeskSnapshot snapshot) {
        BookMeter meter = new BookMeter(PricingKernels.scalar());
        RiskMarket market = BookMeter.market(snapshot.markets().values(), Map.of());
        RiskBook book = new RiskBook(entries, List.of(new RiskBook.Balance(Currency.BTC, 6)));
        BookFigures live = meter.figures(BookRisk.of(book, market), choice);
        return new BookPicture(
                choice,
                source,
                market.nowMillis(),
                snapshot.publishedNanos(),
                12,
                Reading.of(live),
                basket.entries().isEmpty() ? Optional.empty() : Optional.of(tried(meter, book, market)),
                Reading.missing("the book has only just become known"),
                Reading.missing("the venue gives no greeks here"));
    }

    private WhatIfPicture tried(BookMeter meter, RiskBook book, RiskMarket market) {
        WhatIf compared = WhatIf.of(book, basket, market);
        return new WhatIfPicture(basket, compared, meter.figures(compared.after(), choice));
    }
}
