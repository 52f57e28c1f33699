package gammadesk.app.risk;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.BookAttribution;
import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookMeter;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.desk.WhatIfPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.VenueDrift;
import gammadesk.analytics.risk.WhatIf;
import gammadesk.app.market.RiskSource;
import gammadesk.app.risk.HeldBook.Wanted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the risk of the trader's book beside the analytics cycle: at most once a second, at once when something else
 * is asked for, always of the newest market. While one picture is being computed markets pass by; the last picture
 * stays and grows old.
 */
public final class RiskWatch implements RiskSource {
    private static final Logger LOG = LoggerFactory.getLogger(RiskWatch.class);
    private static final long SPACING_NANOS = Duration.ofSeconds(1).toNanos();

    private final Clock clock;
    private final long settleNanos;
    private final Executor thread;
    private final BookMeter meter;
    private final BookHistory history = new BookHistory();
    private final FundingRecord funding = new FundingRecord();
    private final OutlookMemo liveOutlook = new OutlookMemo();
    private final OutlookMemo afterOutlook = new OutlookMemo();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Wish wish = new Wish(RiskChoice.STANDARD, RiskBook.EMPTY, new Wanted.Account());
    private volatile Optional<BookPicture> latest = Optional.empty();
    private volatile HeldBook shown = HeldBook.of(new BookSource.None(""), RiskBook.EMPTY);
    private Wish begun = wish;
    private long begunNanos;
    private Optional<Long> openedNanos = Optional.empty();
    private Wanted remembered = wish.wanted();
    private Optional<String> account = Optional.empty();
    private volatile Optional<RiskBook> demo = Optional.empty();

    /** All that is asked for, together: what was asked for together is shown together. */
    private record Wish(RiskChoice choice, RiskBook basket, Wanted wanted) {}

    /**
     * A watch that has seen nothing yet.
     *
     * @param settle how long the first prices have the machine for themselves: cold, the first picture would keep them
     *     waiting
     * @param thread computes, one picture at a time; never the caller's thread on a live desk
     * @param kernels for that thread alone
     */
    public RiskWatch(Clock clock, Duration settle, Executor thread, PricingKernels kernels) {
        this.clock = clock;
        this.settleNanos = settle.toNanos();
        this.thread = thread;
        this.meter = new BookMeter(kernels);
        this.begunNanos = clock.nanos() - SPACING_NANOS;
    }

    synchronized void choose(RiskChoice choice) {
        wish = new Wish(choice, wish.basket(), wish.wanted());
    }

    synchronized void tryOut(RiskBook basket) {
        wish = new Wish(wish.choice(), basket, wish.wanted());
    }

    synchronized void want(Wanted wanted) {
        wish = new Wish(wish.choice(), wish.basket(), wanted);
    }

    /** The book of the last picture, for export. */
    HeldBook shown() {
        return shown;
    }

    /** The book that is looked after, with the account as it stands in a snapshot. From any thread. */
    public HeldBook held(DeskSnapshot snapshot) {
        return held(wish.wanted(), snapshot);
    }

    private HeldBook held(Wanted wanted, DeskSnapshot snapshot) {
        return switch (wanted) {
            case Wanted.Account _ -> HeldBook.ofAccount(snapshot);
            case Wanted.Demo _ -> HeldBook.ofDemo(demo, snapshot);
            case Wanted.Imported(HeldBook imported) -> imported;
        };
    }

    @Override
    public Optional<BookPicture> picture(DeskSnapshot snapshot, Function<String, Greeks> venueGreeks) {
        Wish asked = wish;
        boolean isDue = !asked.equals(begun) || clock.nanos() - begunNanos >= SPACING_NANOS;
        if (isDue && hasSettled() && busy.compareAndSet(false, true)) {
            begun = asked;
            begunNanos = clock.nanos();
            begin(snapshot, asked, greeksOfTheHeld(asked, snapshot, venueGreeks));
        }
        return latest;
    }

    private boolean hasSettled() {
        openedNanos = openedNanos.or(() -> Optional.of(clock.nanos()));
        return clock.nanos() - openedNanos.orElseThrow() >= settleNanos;
    }

    private Map<String, Greeks> greeksOfTheHeld(
            Wish asked, DeskSnapshot snapshot, Function<String, Greeks> venueGreeks) {
        Map<String, Greeks> greeks = new HashMap<>();
        Stream<String> ofAccount = snapshot.account().stream()
                .flatMap(account -> account.positions().stream())
                .map(held -> held.position().instrument());
        Stream<String> others = Stream.of(shown.book(), imported(asked.wanted()))
                .flatMap(book -> book.entries().stream())
                .map(RiskBook.Entry::instrument);
        Stream.concat(ofAccount, others).forEach(name -> greeks.computeIfAbsent(name, venueGreeks));
        return greeks;
    }

    private static RiskBook imported(Wanted wanted) {
        return wanted instanceof Wanted.Imported(HeldBook held) ? held.book() : RiskBook.EMPTY;
    }

    private void begin(DeskSnapshot snapshot, Wish asked, Map<String, Greeks> greeks) {
        try {
            thread.execute(() -> compute(snapshot, asked, greeks));
        } catch (RejectedExecutionException _) {
            LOG.debug("The desk is closing");
        }
    }

    private void compute(DeskSnapshot snapshot, Wish asked, Map<String, Greeks> greeks) {
        try {
            latest = Optional.of(compute(asked, snapshot, held(asked, snapshot), greeks));
        } catch (RuntimeException e) {
            LOG.error("The risk of the book could not be computed; the last picture stays and grows old", e);
        } finally {
            busy.set(false);
        }
    }

    private HeldBook held(Wish asked, DeskSnapshot snapshot) {
        boolean another = !asked.wanted().equals(remembered);
        if (another) {
            remembered = asked.wanted();
            demo = Optional.empty();
        }
        if (asked.wanted() instanceof Wanted.Demo) {
            makeDemo(snapshot);
        }
        HeldBook held = held(asked.wanted(), snapshot);
        if (another || !held.account().equals(account)) {
            history.clear();
            funding.clear();
        }
        account = held.account();
        shown = held;
        return held;
    }

    /** Made once, else it would follow the market. */
    private void makeDemo(DeskSnapshot snapshot) {
        if (demo.isEmpty()) {
            demo = DemoBook.of(snapshot.markets().values());
        }
    }

    private BookPicture compute(Wish asked, DeskSnapshot snapshot, HeldBook held, Map<String, Greeks> greeks) {
        long started = clock.nanos();
        RiskChoice choice = asked.choice();
        if (snapshot.markets().isEmpty()) {
            return BookPicture.none(choice, held.source(), "no market is known yet");
        }
        RiskMarket market = BookMeter.market(snapshot.markets().values(), greeks);
        BookRisk risk = BookRisk.of(held.book(), market);
        BookFigures live =
                meter.figures(risk, held.offered(), choice, liveOutlook.outlook(meter, risk, choice, started));
        Reading<BookAttribution> attribution = attribution(choice, held, risk, snapshot);
        return new BookPicture(
                choice,
                held.source(),
                market.nowMillis(),
                snapshot.publishedNanos(),
                (clock.nanos() - started) / 1e6,
                Reading.of(live),
                whatIf(asked, held, market, started),
                attribution,
                drift(risk));
    }

    private Optional<WhatIfPicture> whatIf(Wish asked, HeldBook live, RiskMarket market, long nowNanos) {
        if (asked.basket().entries().isEmpty()) {
            return Optional.empty();
        }
        WhatIf compared = WhatIf.of(live.book(), asked.basket(), market);
        BookRisk after = compared.after();
        BookFigures figures = meter.figures(
                after, live.offered(), asked.choice(), afterOutlook.outlook(meter, after, asked.choice(), nowNanos));
        return Optional.of(new WhatIfPicture(asked.basket(), compared, figures));
    }

    private Reading<BookAttribution> attribution(
            RiskChoice choice, HeldBook held, BookRisk now, DeskSnapshot snapshot) {
        if (held.book().entries().isEmpty() && held.book().balances().isEmpty()) {
            return Reading.missing("there is no book");
        }
        history.take(now, received(held, now, snapshot));
        return history.explain(
                choice,
                now,
                snapshot.account().map(AccountPicture::fills).orElse(List.of()),
                held.account().isPresent());
    }

    private Map<Currency, Double> received(HeldBook held, BookRisk now, DeskSnapshot snapshot) {
        return held.account().isEmpty()
                ? Map.of()
                : snapshot.account()
                        .map(of -> funding.take(of.positions(), now.market().nowMillis()))
                        .orElse(Map.of());
    }

    private static Reading<VenueDrift> drift(BookRisk risk) {
        VenueDrift drift = VenueDrift.of(risk, VenueDrift.Tolerance.RECORDED);
        return drift.options() > 0
                ? Reading.of(drift)
                : Reading.missing("no option is held that lives for more than a day and has greeks of the venue");
    }
}
