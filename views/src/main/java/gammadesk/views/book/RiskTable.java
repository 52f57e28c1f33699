package gammadesk.views.book;

import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.book.BookLine.Figures;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** The book by coin, expiry and strike with its greeks in one money. */
final class RiskTable {
    private static final String INDENT = "   ";
    /** So many figures stand before the note. */
    private static final int INLINE = 5;

    private static final List<String> FIGURES = List.of("profit", "delta", "gamma", "vega", "theta", "rho", "value");

    private final LiveTable<BookLine> table;
    private final Map<Numeraire, List<String>> ids;

    RiskTable(DeskContext context) {
        List<LiveColumn<BookLine>> columns = new ArrayList<>(common());
        List<LiveColumn<BookLine>> usd = figures(Numeraire.USD);
        List<LiveColumn<BookLine>> coin = figures(Numeraire.COIN);
        columns.addAll(usd.subList(0, INLINE));
        columns.addAll(coin.subList(0, INLINE));
        columns.add(note());
        columns.addAll(market());
        columns.addAll(usd.subList(INLINE, usd.size()));
        columns.addAll(coin.subList(INLINE, coin.size()));
        table = new LiveTable<>(context, "Book by coin, expiry and strike", BookLine::key, columns);
        table.marked("coin", line -> line.depth() == 0)
                .marked("expiry", line -> line.depth() == 1)
                .marked("unpriced", BookLine::isUnpriced);
        ids = Map.of(Numeraire.USD, ids(Numeraire.USD), Numeraire.COIN, ids(Numeraire.COIN));
        show(Numeraire.USD);
    }

    LiveTable<BookLine> table() {
        return table;
    }

    /** Shows the columns of a money and hides those of the other. */
    void show(Numeraire numeraire) {
        ids.forEach((money, columns) -> columns.forEach(id -> table.showColumn(id, money == numeraire)));
    }

    private static List<String> ids(Numeraire numeraire) {
        return FIGURES.stream().map(name -> id(name, numeraire)).toList();
    }

    private static String id(String name, Numeraire numeraire) {
        return name + "-" + numeraire.name().toLowerCase(Locale.ROOT);
    }

    private static List<LiveColumn<BookLine>> common() {
        return List.of(
                LiveColumn.<BookLine>words(
                                "position", "Position", 14, line -> INDENT.repeat(line.depth()) + line.label())
                        .exact(BookLine::label)
                        .explained("By coin, expiry and strike; Enter on a position opens the order ticket"),
                LiveColumn.<BookLine>words("amount", "Amount", 9, BookLine::amount)
                        .styled("figures")
                        .explained("Positive is long: coin for options, USD for inverse futures"));
    }

    private static List<LiveColumn<BookLine>> figures(Numeraire numeraire) {
        String unit = numeraire == Numeraire.USD ? "USD" : "coin";
        String words = numeraire == Numeraire.USD ? "USD" : "coin of the position";
        String delta = numeraire == Numeraire.USD ? "Black's, coin" : "less the premium held in coin, coin";
        return List.of(
                money(
                        numeraire,
                        "profit",
                        "P&L " + unit,
                        "Not yet realised, against the average price, at the index, " + words,
                        Figures::profit),
                coin(
                        numeraire,
                        "delta",
                        "Delta",
                        "Delta: " + delta,
                        figures -> figures.greeks().delta()),
                coin(
                        numeraire,
                        "gamma",
                        "Gamma 1%",
                        "Change of delta when the price rises by 1 %, coin",
                        Figures::gammaOnePercent),
                money(
                        numeraire,
                        "vega",
                        "Vega " + unit,
                        words + " per vol point",
                        figures -> figures.greeks().vega()),
                money(
                        numeraire,
                        "theta",
                        "Theta " + unit,
                        words + " a day",
                        figures -> figures.greeks().theta()),
                money(
                        numeraire,
                        "rho",
                        "Rho " + unit,
                        words + " per 1 % of rate",
                        figures -> figures.greeks().rho()),
                money(
                        numeraire,
                        "value",
                        "Value " + unit,
                        "Of options, spot and cash; futures have their profit in the account, " + words,
                        figures -> figures.greeks().value()));
    }

    private static LiveColumn<BookLine> note() {
        return LiveColumn.<BookLine>words("note", "Note", 20, BookLine::note)
                .marked("alarm", BookLine::alarm)
                .hover(BookLine::note)
                .explained("What is missing, assumed or doubtful");
    }

    private static List<LiveColumn<BookLine>> market() {
        return List.of(
                LiveColumn.<BookLine>figures("mark", "Mark", 6.5, BookLine::mark, RiskTable::mark)
                        .explained("In the instrument's price unit: coin for inverse options, else USD"),
                LiveColumn.<BookLine>figures(
                                "vol", "Vol %", 4.8, BookLine::volPercent, line -> blank(line.volPercent(), 2))
                        .explained("Mark volatility, %"),
                LiveColumn.<BookLine>figures("drift", "Drift ×", 4.5, BookLine::drift, line -> blank(line.drift(), 2))
                        .marked("alarm", line -> line.drift() > 1)
                        .hover(BookLine::driftWords)
                        .explained("Worst difference of the venue's greeks from ours as a multiple of its tolerance"));
    }

    private static LiveColumn<BookLine> money(
            Numeraire numeraire, String id, String title, String explained, ToDoubleFunction<Figures> of) {
        return figure(numeraire, id, title, 6.6, explained, of, value -> RiskWords.change(value, numeraire));
    }

    private static LiveColumn<BookLine> coin(
            Numeraire numeraire, String id, String title, String explained, ToDoubleFunction<Figures> of) {
        return figure(numeraire, id, title, 7, explained, of, value -> Numbers.signed(value, RiskWords.COIN_DECIMALS));
    }

    private static LiveColumn<BookLine> figure(
            Numeraire numeraire,
            String id,
            String title,
            double width,
            String explained,
            ToDoubleFunction<Figures> of,
            DoubleFunction<String> text) {
        ToDoubleFunction<BookLine> value = line -> of.applyAsDouble(line.in(numeraire));
        return LiveColumn.<BookLine>figures(
                        id(id, numeraire), title, width, value, line -> text.apply(value.applyAsDouble(line)))
                .explained(explained)
                .hover(line -> Double.isNaN(value.applyAsDouble(line)) ? missing(line) : "");
    }

    private static String missing(BookLine line) {
        return line.note().isEmpty() ? "cash, or no average price is known" : line.note();
    }

    private static String mark(BookLine line) {
        return line.instrument().map(name -> BookWords.price(name, line.mark())).orElse("");
    }

    private static String blank(double value, int places) {
        return Double.isNaN(value) ? "" : Numbers.fixed(value, places);
    }
}
