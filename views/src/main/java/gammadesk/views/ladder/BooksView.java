package gammadesk.views.ladder;

import gammadesk.analytics.market.Side;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import gammadesk.views.fx.TicketWish;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The ladder on the left, the trades on the right. */
final class BooksView {
    private static final int BARS = 10;

    private final BooksModel model;
    private final LiveTable<BookRow> book;
    private final LiveTable<TradeRow> trades;
    private final HBox root;
    private String centred = "";

    BooksView(DeskContext context, BooksModel model) {
        this.model = model;
        this.book = new LiveTable<>(context, "Order book", BookRow::key, bookColumns());
        this.trades = new LiveTable<>(
                context, "Last public trades", row -> row.trade().id(), tradeColumns());
        book.marked("spread", row -> row.is(BookRow.Side.SPREAD));
        book.onOpen(row -> openTicket(context, row));
        trades.onOpen(row -> context.askForTicket(TicketWish.of(row.trade().instrument(), "books")));
        model.bookEmptiness().subscribe(book::explainEmptiness);
        model.tradesEmptiness().subscribe(trades::explainEmptiness);
        model.trades().subscribe(() -> trades.show(model.trades().get()));
        VBox left = section(bookBar(), book);
        left.getStyleClass().add("book");
        this.root = new HBox(left, section(title("Last trades"), trades));
        root.setSpacing(4);
        root.getStyleClass().add("books");
        book.node().heightProperty().subscribe(_ -> centred = "");
        model.book().subscribe(() -> showBook(model.book().get()));
    }

    Node node() {
        return root;
    }

    /** A bid is where one joins the buyers, an ask where one joins the sellers. */
    private void openTicket(DeskContext context, BookRow row) {
        if (!row.is(BookRow.Side.SPREAD) && !model.selected().get().isEmpty()) {
            Side side = row.is(BookRow.Side.BID) ? Side.BUY : Side.SELL;
            Optional<BigDecimal> price = Optional.of(BigDecimal.valueOf(row.price()));
            context.askForTicket(TicketWish.at(model.selected().get(), side, price, "books"));
        }
    }

    void close() {
        book.close();
        trades.close();
    }

    /** The spread stays in the middle as levels come and go, except while the mouse is over the book. */
    private void showBook(List<BookRow> rows) {
        book.show(rows);
        int spread =
                (int) rows.stream().takeWhile(row -> row.is(BookRow.Side.ASK)).count();
        String wanted = model.selected().get() + " " + spread;
        if (!wanted.equals(centred)
                && rows.size() > 1
                && book.node().getHeight() > 0
                && !book.node().isHover()) {
            centred = wanted;
            book.centre(spread);
        }
    }

    private static VBox section(Node bar, LiveTable<?> table) {
        VBox box = new VBox(bar, table.node());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(400);
        return box;
    }

    private static Label title(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("section-title");
        return label;
    }

    private HBox bookBar() {
        ComboBox<String> chooser = new ComboBox<>(model.instruments());
        chooser.setId("book-chooser");
        chooser.setAccessibleText("Instrument of the order book");
        chooser.setTooltip(new Tooltip("Whose order book to show (Alt+Down opens the list)"));
        chooser.valueProperty().subscribe(name -> {
            if (name != null) {
                model.selected().set(name);
            }
        });
        model.selected().subscribe(name -> chooser.setValue(name.isEmpty() ? null : name));
        Label state = new Label();
        state.getStyleClass().add("summary");
        state.textProperty().bind(model.bookState());
        HBox bar = new HBox(chooser, state);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private List<LiveColumn<BookRow>> bookColumns() {
        return List.of(
                LiveColumn.<BookRow>words("side", "", 4.5, BooksView::sideWord)
                        .marked("buy", row -> row.is(BookRow.Side.BID))
                        .marked("sell", row -> row.is(BookRow.Side.ASK))
                        .styled("dim"),
                LiveColumn.<BookRow>figures("price", "Price", 8, BookRow::price, this::priceText)
                        .marked("buy", row -> row.is(BookRow.Side.BID))
                        .marked("sell", row -> row.is(BookRow.Side.ASK))
                        .explained("USD; coin for options"),
                LiveColumn.<BookRow>figures(
                                "amount", "Amount", 7, BookRow::amount, row -> amountText(row, row.amount()))
                        .explained("USD for inverse futures, coin for options and linear contracts"),
                LiveColumn.<BookRow>figures("total", "Total", 7.5, BookRow::total, row -> amountText(row, row.total()))
                        .explained("Added up from the best price")
                        .styled("dim"),
                LiveColumn.<BookRow>words("depth", "Depth", 8, BooksView::bar)
                        .marked("buy", row -> row.is(BookRow.Side.BID))
                        .marked("sell", row -> row.is(BookRow.Side.ASK))
                        .styled("depth", "mono"));
    }

    private static String sideWord(BookRow row) {
        return switch (row.side()) {
            case ASK -> "ask " + row.rank();
            case BID -> "bid " + row.rank();
            case SPREAD -> "spread";
        };
    }

    private String priceText(BookRow row) {
        return Numbers.fixed(row.price(), model.decimals().get());
    }

    private static String amountText(BookRow row, double amount) {
        if (row.is(BookRow.Side.SPREAD)) {
            return "";
        }
        return amount >= 10_000_000
                ? Numbers.compact(amount)
                : Numbers.fixed(amount, amount == Math.rint(amount) ? 0 : 1);
    }

    /** A bar of full blocks: text, so that it costs no node of its own. */
    private static String bar(BookRow row) {
        int blocks = (int) Math.round(row.share() * BARS);
        return row.is(BookRow.Side.SPREAD) ? "" : "█".repeat(Math.max(1, blocks));
    }

    private static List<LiveColumn<TradeRow>> tradeColumns() {
        return List.of(
                LiveColumn.<TradeRow>words(
                                "time",
                                "UTC",
                                8.6,
                                row -> Times.clockMillis(row.trade().stamp().venueMillis()))
                        .styled("dim", "mono"),
                LiveColumn.<TradeRow>words("direction", "Taker", 5, TradeRow::direction)
                        .marked("buy", row -> row.is(Side.BUY))
                        .marked("sell", row -> row.is(Side.SELL)),
                LiveColumn.words(
                        "instrument", "Instrument", 13, row -> row.trade().instrument()),
                LiveColumn.<TradeRow>figures(
                                "price",
                                "Price",
                                7.5,
                                row -> row.trade().price(),
                                row -> Numbers.fixed(row.trade().price(), row.decimals()))
                        .explained("USD; coin for options"),
                LiveColumn.<TradeRow>figures(
                                "amount",
                                "Amount",
                                6.5,
                                row -> row.trade().amount(),
                                row -> Numbers.fixed(
                                        row.trade().amount(), row.trade().amount() >= 1_000 ? 0 : 1))
                        .explained("USD for inverse futures, coin for options and linear contracts"),
                LiveColumn.<TradeRow>figures(
                                "iv",
                                "IV %",
                                4.6,
                                row -> row.trade().iv(),
                                row -> Double.isNaN(row.trade().iv())
                                        ? ""
                                        : Numbers.fixed(row.trade().iv(), 2))
                        .explained("Volatility of an option trade, % a year"),
                LiveColumn.<TradeRow>words("remarks", "Remarks", 9, TradeRow::remarks)
                        .styled("dim")
                        .hover(TradeRow::remarks));
    }
}
