package gammadesk.views.book;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import gammadesk.analytics.risk.VenueDrift;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The book panel: where from, tiles, what to know, the table. */
final class BookView {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final int NAMED = 2;
    private static final long DAY_MILLIS = 86_400_000;

    private final BookRiskDesk desk;
    private final RiskTiles tiles = new RiskTiles();
    private final RiskTable table;
    private final BookFold fold = new BookFold();
    private final Label state = new Label();
    private final Label facts = new Label();
    private final Label warning = new Label();
    private final SourceMenu source;
    private final VBox root = new VBox();

    BookView(BookRiskDesk desk) {
        this.desk = desk;
        this.table = new RiskTable(desk.context());
        this.source = new SourceMenu(desk);
        state.getStyleClass().add("account-state");
        state.setMinWidth(0);
        state.setMaxWidth(Double.MAX_VALUE);
        state.setAlignment(Pos.CENTER_RIGHT);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(state.textProperty());
        state.setTooltip(whole);
        HBox.setHgrow(state, Priority.ALWAYS);
        HBox bar = new HBox(source.node(), new RiskBar(desk.choice()), state);
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        facts.getStyleClass().add("summary");
        facts.setWrapText(true);
        warning.getStyleClass().addAll("summary", "risk-warning");
        warning.setWrapText(true);
        warning.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(table.table().node(), Priority.ALWAYS);
        root.getStyleClass().add("risk-book");
        root.getChildren()
                .setAll(
                        bar,
                        source.outcome(),
                        tiles.node(),
                        warning,
                        facts,
                        table.table().node());
    }

    Node node() {
        return root;
    }

    BookFold fold() {
        return fold;
    }

    LiveTable<BookLine> table() {
        return table.table();
    }

    void close() {
        table.table().close();
    }

    void show(DeskSnapshot snapshot) {
        long now = desk.context().clock().nanos();
        boolean stale = RiskWords.isStale(snapshot, now);
        state.setText((stale ? "STALE: " : "") + RiskWords.rests(snapshot, now));
        state.pseudoClassStateChanged(STALE, stale);
        RiskChoice choice = desk.choice().get();
        table.show(choice.numeraire());
        BookPicture picture = snapshot.book()
                .orElseGet(() -> BookPicture.none(
                        choice, new BookSource.None("The risk of the book is being computed."), "not computed yet"));
        show(picture);
    }

    private void show(BookPicture picture) {
        tiles.show(picture);
        source.show(picture.source());
        write(warning, warnings(picture));
        write(facts, facts(picture));
        table.table().explainEmptiness(emptiness(picture.source()));
        table.table()
                .show(picture.live()
                        .value()
                        .map(book -> fold.seen(
                                BookLines.of(book.all(), picture.drift().value())))
                        .orElse(List.of()));
    }

    private static void write(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }

    private static String emptiness(BookSource source) {
        return switch (source) {
            case BookSource.None none -> none.reason();
            case BookSource.Account _ ->
                "The account holds no position. Trade (F9), or bring a book from a CSV file or the DEMO with the first "
                        + "menu above.";
            case BookSource.File _ -> "The file holds no position that could be read.";
            case BookSource.Demo _ -> "The DEMO book is empty.";
        };
    }

    private static String warnings(BookPicture picture) {
        String missing = picture.live()
                .value()
                .map(book -> missing(book.all().unpriced()))
                .orElse("");
        String rows = picture.source() instanceof BookSource.File file
                        && !file.problems().isEmpty()
                ? "▲ " + file.problems().size()
                        + (file.problems().size() == 1
                                ? " row of the file was left out: "
                                : " rows of the file were left out: ")
                        + RiskWords.problems(file).replace("\n", "; ")
                : "";
        String drift =
                picture.drift().value().filter(all -> !all.withinTolerance()).isPresent()
                        ? "▲ the venue's greeks differ from ours by more than they should: see Drift"
                        : "";
        return Stream.of(nothing(picture), missing, rows, drift)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String missing(List<Unpriced> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        String first = rows.stream()
                .limit(NAMED)
                .map(row -> row.entry().instrument() + ": " + row.text())
                .collect(Collectors.joining("; "));
        return "▲ " + rows.size() + (rows.size() == 1 ? " position has" : " positions have")
                + " no value and count in no figure, nor in the margin. " + first + (rows.size() > NAMED ? "; …" : "");
    }

    /** Cash alone still makes lines: that nothing is held is said above them. */
    private static String nothing(BookPicture picture) {
        boolean holdsNothing = picture.live()
                .value()
                .filter(book -> book.all().rows().isEmpty())
                .isPresent();
        return holdsNothing ? emptiness(picture.source()) : "";
    }

    private static String facts(BookPicture picture) {
        return Stream.of(
                        picture.live().value().flatMap(BookView::expiring),
                        Optional.of(drift(picture)).filter(words -> !words.isEmpty()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("   ·   "));
    }

    private static String drift(BookPicture picture) {
        return picture.drift()
                .value()
                .filter(all -> !all.rows().isEmpty())
                .map(BookView::drift)
                .orElseGet(() -> picture.live()
                                .value()
                                .filter(book -> !book.all().rows().isEmpty())
                                .isPresent()
                        ? "no drift is measured: " + picture.drift().reason()
                        : "");
    }

    private static String drift(VenueDrift drift) {
        VenueDrift.Row worst = drift.rows().getFirst();
        return "greeks of " + drift.options() + " options beside the venue's: worst " + Numbers.fixed(worst.times(), 2)
                + " × tolerance (" + worst.instrument() + ")";
    }

    private static Optional<String> expiring(BookFigures book) {
        Map<?, Double> soon =
                book.all().netDeltaExpiringBefore(book.all().market().nowMillis() + DAY_MILLIS);
        return soon.isEmpty()
                ? Optional.empty()
                : Optional.of("net delta that settles within 24 h: "
                        + soon.entrySet().stream()
                                .map(entry -> Numbers.signed(entry.getValue(), 4) + " " + entry.getKey())
                                .collect(Collectors.joining(", ")));
    }
}
