package gammadesk.views.book;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookMargin.Model;
import gammadesk.analytics.risk.PortfolioMargin;
import gammadesk.views.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The lines of the margin panel. Pure. */
final class MarginLines {
    private static final double PERCENT = 100;

    private final Currency coin;
    private final Reading<BookFigures> before;
    private final Optional<BookFigures> after;
    private final List<Compared> lines = new ArrayList<>();

    private MarginLines(Currency coin, Reading<BookFigures> before, Optional<BookFigures> after) {
        this.coin = coin;
        this.before = before;
        this.after = after;
    }

    static List<Compared> of(BookPicture picture, DeskSnapshot snapshot) {
        MarginLines all = new MarginLines(
                picture.choice().currency(), picture.live(), picture.whatIf().map(whatIf -> whatIf.after()));
        if (picture.live().value().isPresent()) {
            all.model("Standard margin", Model.STANDARD);
            all.model("Portfolio margin", Model.PORTFOLIO);
            all.intermediates();
            all.venue(picture.source(), snapshot);
        }
        return List.copyOf(all.lines);
    }

    private void model(String title, Model model) {
        lines.add(Compared.title(title));
        add("Equity", model, BookMargin::equity);
        add("Initial", model, BookMargin::initial);
        add("Maintenance", model, BookMargin::maintenance);
        add("Free for more (equity − initial)", model, margin -> margin.equity() - margin.initial());
        add("Cushion (equity − maintenance)", model, margin -> margin.equity() - margin.maintenance());
        lines.add(compared(
                title,
                "Maintenance / equity",
                "%",
                2,
                book -> value(book, model, margin -> margin.maintenanceShare() * PERCENT)));
    }

    private void add(String label, Model model, ToDoubleFunction<BookMargin> of) {
        lines.add(compared(model.name(), label, coin.code(), 4, book -> value(book, model, of)));
    }

    private static double value(BookFigures book, Model model, ToDoubleFunction<BookMargin> of) {
        return book.margin(model)
                .value()
                .map(of::applyAsDouble)
                .filter(Double::isFinite)
                .orElse(Double.NaN);
    }

    /** Of the chosen coin's part of the risk matrix. */
    private void intermediates() {
        lines.add(Compared.title("Portfolio margin, of what it consists (" + coin + ")"));
        part("Worst scenario of the matrix", PortfolioMargin::worstCase);
        part("Delta shock", PortfolioMargin::deltaShock);
        part("Roll shock", PortfolioMargin::rollShock);
    }

    private void part(String label, ToDoubleFunction<PortfolioMargin> of) {
        lines.add(compared(
                "part",
                label,
                coin.code(),
                4,
                book -> book.portfolio()
                        .value()
                        .flatMap(
                                margin -> Optional.ofNullable(margin.portfolio().get(coin)))
                        .map(of::applyAsDouble)
                        .orElse(Double.NaN)));
    }

    private Compared compared(String group, String label, String unit, int places, ToDoubleFunction<BookFigures> of) {
        double was = before.value().map(of::applyAsDouble).orElse(Double.NaN);
        double will = after.map(of::applyAsDouble).orElse(Double.NaN);
        return new Compared(
                group + " " + label,
                label,
                unit,
                was,
                will,
                will - was,
                value -> Numbers.fixed(value, places),
                value -> Numbers.signed(value, places),
                before.value().flatMap(book -> reason(book)).orElseGet(before::reason));
    }

    private static Optional<String> reason(BookFigures book) {
        return Optional.of(book.standard().reason()).map(words -> words.isEmpty() ? "nothing is held there" : words);
    }

    /** What the venue itself says of the account, to be held against ours. */
    private void venue(BookSource source, DeskSnapshot snapshot) {
        if (source instanceof BookSource.Account) {
            snapshot.account().flatMap(account -> summary(account)).ifPresent(this::venue);
        }
    }

    private Optional<AccountSummary> summary(AccountPicture account) {
        return account.summary(coin);
    }

    private void venue(AccountSummary summary) {
        String model = summary.marginModel().isEmpty() ? "" : " (" + summary.marginModel() + ")";
        lines.add(Compared.title("The venue's own statement, open orders included" + model));
        stated("Equity", summary.equity().doubleValue());
        stated("Initial", summary.initialMargin().doubleValue());
        stated("Maintenance", summary.maintenanceMargin().doubleValue());
    }

    private void stated(String label, double value) {
        lines.add(new Compared(
                "venue " + label,
                label,
                coin.code(),
                value,
                Double.NaN,
                Double.NaN,
                number -> Numbers.fixed(number, 4),
                number -> Numbers.signed(number, 4),
                "the venue knows nothing of hypothetical trades"));
    }
}
