package gammadesk.views.canned;

import gammadesk.analytics.desk.BookAttribution;
import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.desk.WhatIfPicture;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.Attributor;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.Flows;
import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.MarginTerms;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Balance;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.FamilyExpiry;
import gammadesk.analytics.risk.ScenarioAxes;
import gammadesk.analytics.risk.ScenarioEngine;
import gammadesk.analytics.risk.SmileCurve;
import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.StressOutcome;
import gammadesk.analytics.risk.TailEngine;
import gammadesk.analytics.risk.WhatIf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A made-up book on the made-up market, valued by the engines themselves. */
public final class CannedRisk {
    private static final int MIDDLE = 12;
    private static final double MILLIS_PER_DAY = 86_400_000;

    private RiskChoice choice = RiskChoice.STANDARD;
    private List<Entry> extra = List.of();
    private RiskBook basket = RiskBook.EMPTY;
    private double cash = 12.4;
    private int copies = 1;

    /** Computed for another choice. */
    public CannedRisk choice(RiskChoice other) {
        choice = other;
        return this;
    }

    /** With so many options of the chain beside the usual ones. */
    public CannedRisk options(int count) {
        copies = count;
        return this;
    }

    /** With other coins on the account. */
    public CannedRisk cash(double coins) {
        cash = coins;
        return this;
    }

    /** With a position that nobody can value. */
    public CannedRisk unknown(String instrument) {
        extra = List.of(new Entry(instrument, 1));
        return this;
    }

    /** With hypothetical trades: long twenty of the straddle that the book is short of. */
    public CannedRisk whatIf() {
        basket = RiskBook.of(new Entry("BTC-1MAY26-78000-C", 20), new Entry("BTC-1MAY26-78000-P", 20));
        return this;
    }

    /** The snapshot with the risk of the book in it. */
    public DeskSnapshot on(DeskSnapshot snapshot) {
        RiskMarket now = market(snapshot);
        RiskBook book = book(snapshot);
        BookRisk all = BookRisk.of(book, now);
        return snapshot.with(new BookPicture(
                choice,
                new BookSource.Demo(Optional.empty()),
                now.nowMillis(),
                snapshot.publishedNanos(),
                12,
                Reading.of(figures(all)),
                basket.entries().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new WhatIfPicture(
                                basket,
                                WhatIf.of(book, basket, now),
                                figures(WhatIf.of(book, basket, now).after()))),
                Reading.of(attribution(book, now)),
                Reading.missing("no venue greeks in a canned market")));
    }

    /** The snapshot without a book, for a reason: its figures are those of an empty one. */
    public static DeskSnapshot none(DeskSnapshot snapshot, String reason) {
        CannedRisk nothing = new CannedRisk();
        RiskMarket now = market(snapshot);
        return snapshot.with(new BookPicture(
                nothing.choice,
                new BookSource.None(reason),
                now.nowMillis(),
                snapshot.publishedNanos(),
                12,
                Reading.of(nothing.figures(BookRisk.of(RiskBook.EMPTY, now))),
                Optional.empty(),
                Reading.missing("there is no book"),
                Reading.missing("there is no book")));
    }

    private BookFigures figures(BookRisk all) {
        Currency coin = choice.currency();
        return new BookFigures(
                coin,
                all,
                all.only(coin),
                Reading.of(BookMargin.of(all, BookMargin.Model.STANDARD, coin, MarginTerms::published)),
                Reading.of(BookMargin.of(all, BookMargin.Model.PORTFOLIO, coin, MarginTerms::published)),
                Reading.of(outlook(all)));
    }

    private BookOutlook outlook(BookRisk all) {
        BookRisk own = all.only(choice.currency());
        PricingKernels kernels = PricingKernels.scalar();
        ScenarioAxes map = new ScenarioAxes(
                steps(-20, 20, 0.025),
                steps(-6, 6, 0.05),
                Column.of(0, choice.days()),
                choice.rule().rule(),
                choice.shape());
        double[] moments = DoubleStream.concat(
                        DoubleStream.of(0, choice.days()),
                        own.priced().stream()
                                .filter(priced -> priced.optionType().isPresent())
                                .mapToDouble(Priced::years)
                                .min()
                                .stream()
                                .map(years -> years * 365))
                .sorted()
                .distinct()
                .toArray();
        ScenarioAxes line = new ScenarioAxes(
                steps(-30, 50, 0.02),
                Column.of(0),
                Column.of(moments),
                choice.rule().rule(),
                choice.shape());
        return new BookOutlook(
                all.market().nowMillis(),
                new ScenarioEngine(kernels).grid(own, map),
                new ScenarioEngine(kernels).grid(own, line),
                StressOutcome.of(own, Stress.named()),
                Reading.of(new TailEngine(kernels).tail(own, scenarios(), choice.confidence())),
                "one day, 4000 paths of a model with jumps (canned)",
                own.priced().isEmpty()
                        ? Reading.missing("nothing held is settled in " + choice.currency())
                        : Reading.of(LiquidationDistance.of(
                                all,
                                choice.model(),
                                choice.currency(),
                                MarginTerms::published,
                                steps(-12, 20, 0.05),
                                steps(-2, 4, 0.1))));
    }

    private static FactorScenarios scenarios() {
        return FactorScenarios.simulated(
                new FactorScenarios.JumpModel(0.47, 0.47, 5, 1.5, -0.3, 10, -0.02, 0.04),
                4_000,
                1,
                8,
                new SplittableRandom(7));
    }

    private BookAttribution attribution(RiskBook book, RiskMarket now) {
        RiskMarket before = earlier(now);
        Currency coin = choice.currency();
        Flows flows = new Flows(
                List.of(new Flows.Trade(coin + "-PERPETUAL", -50_000, now.index(coin) * 1.002)),
                Map.of(coin, 0.00041),
                Map.of(coin, -0.00017),
                Map.of());
        return new BookAttribution(
                choice.since(),
                before.nowMillis(),
                now.nowMillis(),
                Attributor.explain(BookRisk.of(book, before), now, flows, coin),
                List.of("funding of the last hour is not known yet"));
    }

    /** Six hours before: spot 2.5 % lower, volatility lower too, most at short terms and at low strikes. */
    private static RiskMarket earlier(RiskMarket now) {
        long millis = now.nowMillis() - Math.round(MILLIS_PER_DAY / 4);
        Map<Currency, Double> indexes = new HashMap<>(now.indexes());
        indexes.replaceAll((_, index) -> index * 0.975);
        Map<String, RiskMarket.Mark> marks = new HashMap<>();
        now.marks().forEach((name, mark) -> marks.put(name, earlier(name, mark, millis)));
        Map<FamilyExpiry, SmileCurve> smiles = new HashMap<>();
        now.smiles().forEach((key, smile) -> {
            double years = key.expiry().yearsFrom(millis);
            smiles.put(key, k -> smile.vol(k) - fall(years, k));
        });
        return new RiskMarket(millis, indexes, marks, smiles);
    }

    private static double fall(double years, double logMoneyness) {
        return 0.008 + 0.03 * Math.exp(-8 * years) - 0.02 * logMoneyness;
    }

    private static RiskMarket.Mark earlier(String text, RiskMarket.Mark mark, long millis) {
        if (!(InstrumentName.parse(text).orElseThrow() instanceof OptionName name)) {
            return RiskMarket.Mark.ofFuture(mark.price() * 0.975, 0);
        }
        double years = name.expiry().yearsFrom(millis);
        double forward = mark.forward() * 0.975;
        double strike = name.strike().doubleValue();
        double vol = Math.max(0.05, mark.vol() - fall(years, Math.log(strike / forward)));
        double usd = Black76.priceUsd(forward, strike, years, vol, name.type());
        double price = name.family().settlement() == Settlement.INVERSE ? usd / forward : usd;
        return new RiskMarket.Mark(price, forward, vol, 0, mark.venueGreeks());
    }

    private static RiskMarket market(DeskSnapshot snapshot) {
        Map<String, RiskMarket.Mark> futures = new HashMap<>();
        List<ChainSnapshot> chains = new ArrayList<>();
        long millis = 0;
        for (MarketPicture market : snapshot.markets().values()) {
            chains.add(market.valuation().chain());
            millis = Math.max(millis, market.venueMillis());
            for (DatedQuote quote : market.futures()) {
                futures.put(
                        quote.instrument().name(),
                        RiskMarket.Mark.ofFuture(quote.ticker().mark(), 0));
            }
        }
        return RiskMarket.of(millis, chains, futures);
    }

    private RiskBook book(DeskSnapshot snapshot) {
        List<ExpiryChain> expiries = snapshot.market(choice.currency())
                .orElseThrow()
                .valuation()
                .chain()
                .expiries();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(option(expiries.get(6), 0, true), -12));
        entries.add(new Entry(option(expiries.get(6), 0, false), -12));
        entries.add(new Entry(option(expiries.get(8), 4, true), 15));
        entries.add(new Entry(option(expiries.get(8), -4, false), 10));
        entries.add(new Entry(option(expiries.get(3), -3, false), -6));
        entries.add(new Entry(choice.currency() + "-PERPETUAL", -60_000));
        IntStream.range(1, copies)
                .mapToObj(i -> new Entry(
                        option(expiries.get(i % expiries.size()), i / expiries.size() % 23 - 11, i % 2 == 0),
                        (i % 7 - 3.5) * 0.4))
                .forEach(entries::add);
        entries.addAll(extra);
        return new RiskBook(
                entries, List.of(new Balance(choice.currency(), cash), new Balance(Currency.USDC, 250_000)));
    }

    private static String option(ExpiryChain chain, int fromMiddle, boolean isCall) {
        return chain.instruments().get(2 * (MIDDLE + fromMiddle) + (isCall ? 0 : 1));
    }

    private static Column steps(int first, int last, double step) {
        return Column.of(
                IntStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray());
    }
}
