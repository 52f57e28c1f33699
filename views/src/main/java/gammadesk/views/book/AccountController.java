package gammadesk.views.book;

import gammadesk.analytics.desk.AccountNote;
import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import gammadesk.views.fx.Screen;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.util.Subscription;

/** How the account stands in every currency, and what happened to it in words. */
public final class AccountController implements Screen {
    private static final double NOTES_HEIGHT = 150;

    private final BookDesk desk;
    private final BookModel<Line> model = new BookModel<>();
    private final BookTable<Line> table;
    private final LiveTable<AccountNote> notes;
    private final Subscription listening;
    private DeskSnapshot latest;

    /**
     * A currency of the account.
     *
     * @param equityUsd at the index, NaN when unknown
     * @param positionsDelta what our own greeks add up to, coin; NaN when one is unknown
     */
    record Line(AccountSummary summary, double equityUsd, double positionsDelta) {
        /** Share of the margin balance that is needed to keep what is held; NaN without a balance. */
        double usedPercent() {
            double balance = summary.marginBalance().doubleValue();
            return balance > 0 ? 100 * summary.maintenanceMargin().doubleValue() / balance : Double.NaN;
        }
    }

    /** Shows the account of the pictures. */
    public AccountController(BookDesk desk, DeskSnapshot first) {
        this.desk = desk;
        this.latest = first;
        this.table = new BookTable<>(
                desk,
                model,
                "Account",
                line -> line.summary().currency(),
                columns(),
                Set.of(
                        "model",
                        "projected-initial",
                        "projected-maintenance",
                        "session-realised",
                        "session-unrealised"));
        this.notes = new LiveTable<>(desk.context(), "What happened to the account", note -> note, noteColumns());
        notes.explainEmptiness("Nothing has happened to the account since the desk was opened.");
        notes.node().setMinHeight(NOTES_HEIGHT / 2);
        notes.node().setPrefHeight(NOTES_HEIGHT);
        table.below(notes.node());
        this.listening = model.filter().subscribe(_ -> fill());
    }

    @Override
    public String id() {
        return "account";
    }

    @Override
    public String title() {
        return "Account";
    }

    @Override
    public Node node() {
        return table.node();
    }

    @Override
    public String help() {
        return """
                How the account stands in every currency, as the venue states it: all amounts in that currency.
                Used is the maintenance margin as a share of the margin balance: at 100 % the venue liquidates.
                Delta is the venue's total; beside it what our own greeks of the positions add up to.
                Below: what happened, newest first. What was found to differ after a loss of connection stands out.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        latest = snapshot;
        fill();
    }

    @Override
    public void close() {
        listening.unsubscribe();
        table.close();
        notes.close();
    }

    private void fill() {
        Rows.fill(
                model,
                latest,
                desk.context().clock().nanos(),
                latest.account().map(this::lines).orElse(List.of()),
                line -> line.summary().currency().code(),
                "The venue states no balance in any currency.");
        notes.show(latest.account().map(AccountPicture::notes).orElse(List.of()));
    }

    private List<Line> lines(AccountPicture account) {
        return account.summaries().stream()
                .map(summary -> new Line(
                        summary,
                        summary.equity().doubleValue() * usdPer(summary.currency()),
                        account.deltaCoin(summary.currency())))
                .toList();
    }

    private double usdPer(Currency currency) {
        return currency.code().startsWith("USD")
                ? 1
                : latest.market(currency).map(MarketPicture::index).orElse(Double.NaN);
    }

    private static List<LiveColumn<Line>> columns() {
        return List.of(
                LiveColumn.words(
                        "currency",
                        "Currency",
                        5,
                        line -> line.summary().currency().code()),
                money("equity", "Equity", AccountSummary::equity, "Balance and all profit that is not booked yet"),
                LiveColumn.<Line>figures(
                                "equity-usd", "Equity USD", 8, Line::equityUsd, line -> Numbers.usd(line.equityUsd()))
                        .explained("At the index; USDC and USDT count as one USD")
                        .hover(line -> Double.isNaN(line.equityUsd()) ? "no index of it is known here" : ""),
                money("balance", "Balance", AccountSummary::balance, "Cash"),
                money("available", "Available", AccountSummary::availableFunds, "Free for new orders"),
                money("margin-balance", "Margin bal.", AccountSummary::marginBalance, "What counts as margin"),
                money("initial", "Initial", AccountSummary::initialMargin, "Margin to open"),
                money("maintenance", "Maint.", AccountSummary::maintenanceMargin, "Margin to keep"),
                LiveColumn.<Line>figures(
                                "used", "Used", 5, Line::usedPercent, line -> Numbers.percent(line.usedPercent()))
                        .explained("Maintenance margin as a share of the margin balance: at 100 % the venue liquidates")
                        .marked("alarm", line -> line.usedPercent() > 80),
                profit("profit", "P&L", AccountSummary::totalProfit, "Of all open positions"),
                LiveColumn.<Line>figures(
                                "delta",
                                "Delta",
                                7,
                                line -> line.summary().deltaTotal().doubleValue(),
                                line -> Numbers.signed(
                                        line.summary().deltaTotal().doubleValue(), 4))
                        .exact(line -> BookWords.plain(line.summary().deltaTotal()))
                        .explained("The venue's total, coin"),
                LiveColumn.<Line>figures(
                                "delta-positions",
                                "Delta (ours)",
                                8,
                                Line::positionsDelta,
                                line -> Numbers.signed(line.positionsDelta(), 4))
                        .explained("What our own greeks of the positions add up to, coin")
                        .hover(line ->
                                Double.isNaN(line.positionsDelta()) ? "the greeks of a position are unknown" : ""),
                money("projected-initial", "Proj. initial", AccountSummary::projectedInitialMargin, "Orders filled"),
                money(
                        "projected-maintenance",
                        "Proj. maint.",
                        AccountSummary::projectedMaintenanceMargin,
                        "Orders filled"),
                profit("session-realised", "Session realised", AccountSummary::sessionRealised, "Booked at settlement"),
                profit("session-unrealised", "Session unreal.", AccountSummary::sessionUnrealised, "This session's"),
                LiveColumn.<Line>words(
                                "model",
                                "Margin model",
                                9,
                                line -> line.summary().marginModel())
                        .styled("dim"));
    }

    private static LiveColumn<Line> money(
            String id, String title, Function<AccountSummary, BigDecimal> value, String explained) {
        return amount(id, title, value, BookWords::money, explained);
    }

    /** A change, which bears its sign. */
    private static LiveColumn<Line> profit(
            String id, String title, Function<AccountSummary, BigDecimal> value, String explained) {
        return amount(id, title, value, BookWords::signedMoney, explained);
    }

    private static LiveColumn<Line> amount(
            String id,
            String title,
            Function<AccountSummary, BigDecimal> value,
            BiFunction<Double, Optional<Currency>, String> words,
            String explained) {
        return LiveColumn.<Line>figures(
                        id,
                        title,
                        8,
                        line -> value.apply(line.summary()).doubleValue(),
                        line -> words.apply(
                                value.apply(line.summary()).doubleValue(),
                                Optional.of(line.summary().currency())))
                .exact(line -> BookWords.plain(value.apply(line.summary())))
                .explained(explained + "; in the currency of the line");
    }

    private static List<LiveColumn<AccountNote>> noteColumns() {
        return List.of(
                LiveColumn.<AccountNote>words("time", "Time", 5, note -> Times.clock(note.epochMillis()))
                        .explained("When the desk learned of it, UTC")
                        .styled("dim"),
                LiveColumn.<AccountNote>words("sentence", "What happened", 60, AccountNote::sentence)
                        .marked("alarm", AccountNote::alarming)
                        .hover(AccountNote::sentence));
    }
}
