package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgeOrder;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.app.hedging.HedgeWorker.Job;
import gammadesk.app.trading.Purpose;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A worker with a venue, a market, a ledger and a thread that are all a test's own. Whatever is sent is held against
 * the ledger, the approved legs and what lives already, at the moment at which it is sent.
 */
final class WorkerWorld implements HedgeWorker.Desk, HedgeWorker.Progress {
    static final String OPTION = "BTC-27MAR26-80000-C";
    static final String PERPETUAL = "BTC-PERPETUAL";
    static final double INDEX = 60_000;

    final SplittableRandom random;
    final FakeVenue venue;
    final Job job;
    final Map<String, OrderNote> notes = new LinkedHashMap<>();
    final List<Ledger.Kind> rows = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final Map<String, double[]> quotes = new LinkedHashMap<>();
    final Deque<Runnable> thread = new ArrayDeque<>();
    HedgeWorker worker;
    long now = 1_700_000_000_000L;
    boolean mayNotSend;
    /** Whether the thread is sometimes late with what it is given. */
    boolean isBehind;

    boolean fresh = true;
    boolean ledgerWorks = true;
    double bookAmount = 40;
    List<Verdict.Stop> stops = List.of();

    WorkerWorld(long seed, ExecutionStyle style, List<HedgeLeg> legs) {
        random = new SplittableRandom(seed);
        quotes.put(OPTION, new double[] {0.0300, 0.0310});
        quotes.put(PERPETUAL, new double[] {59_999.5, 60_000});
        job = new Job("hedge", Purpose.HEDGE, Currency.BTC, legs, style, now + 3_600_000);
        venue = new FakeVenue(random.split(), this::submitted);
        venue.quotes = () -> quotes;
        worker = new HedgeWorker(venue, thread::add, this, this);
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    static BigDecimal lot(String instrument) {
        return instrument.equals(OPTION) ? decimal("0.1") : BigDecimal.TEN;
    }

    static HedgeLeg option(Side side, String amount, String limit) {
        return new HedgeLeg(OPTION, side, decimal(amount), decimal(limit));
    }

    static HedgeLeg perpetual(Side side, String amount, String limit) {
        return new HedgeLeg(PERPETUAL, side, decimal(amount), decimal(limit));
    }

    private void submitted(String label, OrderTicket ticket) {
        OrderNote note = notes.get(label);
        assertThat(note).as("written down before it is sent: " + label).isNotNull();
        HedgeLeg leg = job.legs().get(note.leg());
        assertThat(ticket.instrument()).isEqualTo(note.instrument()).isEqualTo(leg.instrument());
        assertThat(ticket.side()).isEqualTo(note.side()).isEqualTo(leg.side());
        assertThat(ticket.amount()).isEqualTo(note.amount());
        assertThat(ticket.limitPrice()).contains(note.price());
        assertThat(ticket.postOnly()).isEqualTo(note.passive());
        assertThat(venue.submitted).as("sent once").doesNotContain(label);
        assertThat(mayNotSend).as("sent after it was stopped").isFalse();
        assertThat(leg.side().sign() * note.price().compareTo(leg.limitPrice()))
                .as("beyond the limit")
                .isLessThanOrEqualTo(0);
        assertThat(note.amount().remainder(lot(leg.instrument()))).isEqualByComparingTo("0");
        assertThat(ladder(leg.instrument()).accepts(note.price()))
                .as("on the ladder")
                .isTrue();
        assertThat(venue.mayLive(leg.instrument(), notes))
                .as("orders of the leg that may live")
                .isZero();
        assertThat(venue.filled(leg.instrument()).add(note.amount()))
                .as("filled and sent")
                .isLessThanOrEqualTo(leg.amount());
    }

    /** So long a moment passes; the thread does some of what it has to do, and then it looks at the time. */
    void step(long millis) {
        now += millis;
        venue.advance(now);
        int left = isBehind && random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        while (thread.size() > left) {
            thread.poll().run();
        }
        worker.tick(now);
    }

    void run(int steps, long millis) {
        for (int i = 0; i < steps && worker.isBusy(); i++) {
            step(millis);
        }
    }

    /** Prices go up and down, mostly inside the limits. */
    void move() {
        quotes.forEach((name, quote) -> {
            double tick = ladder(name).base().doubleValue();
            int ticks = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0;
            quote[0] += ticks * tick;
            quote[1] += ticks * tick;
        });
    }

    @Override
    public Optional<HedgeInstrument> market(String instrument) {
        double[] quote = quotes.get(instrument);
        if (quote == null) {
            return Optional.empty();
        }
        double mark = (quote[0] + quote[1]) / 2;
        boolean isOption = instrument.equals(OPTION);
        double lots = lot(instrument).doubleValue() * bookAmount;
        double tick = ladder(instrument).base().doubleValue();
        OrderBook book = new OrderBook(
                instrument,
                1,
                List.of(new Level(round(quote[0]), lots), new Level(round(quote[0] - tick), lots)),
                List.of(new Level(round(quote[1]), lots), new Level(round(quote[1] + tick), lots)),
                false,
                new Stamp(0, 0));
        return Optional.of(new HedgeInstrument(
                spec(instrument),
                mark,
                isOption ? INDEX : 1,
                INDEX,
                new Quote(round(quote[0]), lots, round(quote[1]), lots),
                Optional.of(book),
                Double.NaN,
                0));
    }

    private static double round(double price) {
        return Math.round(price * 1e6) / 1e6;
    }

    private static TickLadder ladder(String instrument) {
        return TickLadder.flat(instrument.equals(OPTION) ? decimal("0.0001") : decimal("0.5"));
    }

    private static Instrument spec(String name) {
        boolean isOption = name.equals(OPTION);
        return new Instrument(
                name,
                isOption ? InstrumentKind.OPTION : InstrumentKind.PERPETUAL,
                Currency.BTC,
                isOption ? Currency.BTC : Currency.USD,
                Currency.BTC,
                Settlement.INVERSE,
                isOption ? Expiry.parse("27MAR26") : Optional.empty(),
                isOption
                        ? Optional.of(new Instrument.OptionTerms(decimal("80000"), OptionType.CALL))
                        : Optional.empty(),
                isOption ? BigDecimal.ONE : BigDecimal.TEN,
                ladder(name),
                lot(name),
                BigDecimal.ZERO,
                decimal("0.0005"),
                0,
                InstrumentState.OPEN);
    }

    @Override
    public boolean isFresh(String instrument) {
        return fresh;
    }

    @Override
    public List<Verdict.Stop> stops(Job asked, HedgeOrder order) {
        return stops;
    }

    @Override
    public boolean record(Ledger.Kind kind, String subject, String content) {
        if (ledgerWorks) {
            rows.add(kind);
            if (kind == Ledger.Kind.ORDER) {
                notes.put(subject, OrderNote.read(subject, content).orElseThrow());
            }
        }
        return ledgerWorks;
    }

    @Override
    public void filled(String id, double share) {
        told.add("filled");
    }

    @Override
    public void completed(String id) {
        told.add("completed");
    }

    @Override
    public void failed(String id, String reason) {
        told.add("failed: " + reason);
    }

    @Override
    public void lostSight(String id, String reason) {
        told.add("lost: " + reason);
    }

    @Override
    public void foundAgain(String id) {
        told.add("found");
    }
}
