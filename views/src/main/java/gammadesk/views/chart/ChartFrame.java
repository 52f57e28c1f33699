package gammadesk.views.chart;

import gammadesk.views.chart.ExportTarget.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/**
 * What stands around every chart: the title (what, unit, convention, venue time, age), the corner menu, the legend, the
 * read-out, and a sentence where there is nothing to draw.
 */
public final class ChartFrame {
    private static final double STALE_OPACITY = 0.45;
    private static final String HINT = "Hover for exact values · wheel or + − zooms · drag or arrows pan · "
            + "Shift-drag zooms a box · double-click or 0 resets";

    private final String fileStem;
    private final Node plot;
    private final ExportTarget target;
    private final Supplier<String> csv;
    private final Runnable reset;

    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label empty = new Label();
    private final Label readout = new Label(HINT);
    private Optional<Supplier<String>> json = Optional.empty();
    private final HBox controls = new HBox(6);
    private final HBox legend = new HBox(14);
    private final MenuButton menu = new MenuButton();
    private final StackPane area = new StackPane();
    private final VBox root = new VBox();

    /**
     * Puts a plot into a frame.
     *
     * @param fileStem how exported files begin
     * @param plot to show
     * @param target where exports go
     * @param csv the numbers behind the picture
     * @param reset takes the plot back to its first view
     */
    public ChartFrame(String fileStem, Node plot, ExportTarget target, Supplier<String> csv, Runnable reset) {
        this.fileStem = fileStem;
        this.plot = plot;
        this.target = target;
        this.csv = csv;
        this.reset = reset;
        title.getStyleClass().add("chart-frame-title");
        detail.getStyleClass().add("chart-frame-detail");
        empty.getStyleClass().add("chart-frame-empty");
        readout.getStyleClass().add("chart-frame-readout");
        empty.setWrapText(true);
        wholeOnHover(title);
        wholeOnHover(detail);
        wholeOnHover(readout);
        buildMenu();
        build();
    }

    /** The whole. */
    public Node node() {
        return root;
    }

    /** Choosers between the title and the corner menu. */
    public void controls(Node... nodes) {
        controls.getChildren().setAll(nodes);
    }

    /** What explains the colours. */
    public void legend(Node... nodes) {
        legend.getChildren().setAll(nodes);
    }

    /**
     * The title in two lines.
     *
     * @param what with its value and unit
     * @param context convention and venue time
     * @param freshness stands before the context, where nothing cuts it off, and dims the plot when stale
     */
    public void title(String what, String context, Freshness freshness) {
        title.setText(what);
        detail.setText(context.isEmpty() ? freshness.sentence() : freshness.sentence() + " · " + context);
        plot.setOpacity(freshness.stale() ? STALE_OPACITY : 1);
        plot.setAccessibleText(what + ". " + detail.getText());
    }

    /** The title of a picture of a moment that is named in its context: it does not age. */
    public void title(String what, String context) {
        title.setText(what);
        detail.setText(context);
        plot.setAccessibleText(what + ". " + context);
    }

    /** Says why there is nothing to draw and what to do, in the place of the plot; empty shows the plot. */
    public void empty(Optional<String> sentence) {
        empty.setText(sentence.orElse(""));
        empty.setVisible(sentence.isPresent());
        plot.setVisible(sentence.isEmpty());
    }

    /** The exact values under the mouse; empty shows how to use the chart. */
    public void readout(String words) {
        readout.setText(words.isEmpty() ? HINT : words);
    }

    /** Lays a card with details over the plot, in place of another one; Esc or its button takes it away. */
    public void open(ChartCard card) {
        closeCard();
        card.onClose(this::closeCard);
        area.getChildren().add(card);
        card.requestFocus();
    }

    /** Whether a card lies over the plot. */
    public boolean hasCard() {
        return area.getChildren().size() > 2;
    }

    private void closeCard() {
        if (hasCard()) {
            area.getChildren().removeLast();
            plot.requestFocus();
        }
    }

    /** What the read-out says now. */
    public String readout() {
        return readout.getText();
    }

    /** Puts a picture of the chart on the clipboard. */
    public void copyPicture() {
        target.copy(picture());
        readout.setText("The picture is on the clipboard.");
    }

    /** Saves a picture of twice the size. */
    public void savePng() {
        save(Kind.PNG, file -> Pictures.write(picture(), file));
    }

    /** Offers the whole of what is known as JSON beside the numbers of this picture. */
    public void offerJson(Supplier<String> document) {
        json = Optional.of(document);
        menu.getItems().add(item("Save as JSON…   (Ctrl+Shift+J)", this::saveJson));
    }

    /** Saves the whole as JSON; nothing where none is offered. */
    public void saveJson() {
        json.ifPresent(
                document -> save(Kind.JSON, file -> Files.writeString(file, document.get(), StandardCharsets.UTF_8)));
    }

    /** Saves the numbers. */
    public void saveCsv() {
        save(Kind.CSV, file -> Files.writeString(file, csv.get(), StandardCharsets.UTF_8));
    }

    private void save(Kind kind, FileSaver.Content content) {
        new FileSaver(target, Runnable::run)
                .save(root, kind, fileStem + "." + kind.extension(), content, readout::setText);
    }

    private Image picture() {
        menu.setVisible(false);
        try {
            return Pictures.of(root);
        } finally {
            menu.setVisible(true);
        }
    }

    private void build() {
        VBox titles = new VBox(title, detail);
        HBox.setHgrow(titles, Priority.ALWAYS);
        titles.setMinWidth(0);
        HBox header = new HBox(8, titles, controls, menu);
        header.getStyleClass().add("chart-frame-header");
        controls.setAlignment(Pos.CENTER_RIGHT);
        controls.setMinWidth(HBox.USE_PREF_SIZE);
        menu.setMinWidth(HBox.USE_PREF_SIZE);
        area.getChildren().setAll(plot, empty);
        VBox.setVgrow(area, Priority.ALWAYS);
        area.setMinSize(0, 0);
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.getStyleClass().add("chart-frame-legend");
        root.getStyleClass().add("chart-frame");
        root.setMinSize(0, 0);
        root.getStylesheets().add(stylesheet());
        root.getChildren().setAll(header, area, legend, readout);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** A narrow panel cuts words off; the mouse brings them back. */
    private static void wholeOnHover(Label label) {
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.setTooltip(whole);
    }

    private void buildMenu() {
        menu.setGraphic(dots());
        menu.getStyleClass().addAll("button-icon", "flat", "no-arrow", "chart-frame-menu");
        menu.setAccessibleText("Chart menu");
        menu.setTooltip(new Tooltip("Copy, save or reset this chart"));
        menu.getItems()
                .setAll(
                        item("Copy picture   (Ctrl+C)", this::copyPicture),
                        item("Save as PNG…   (Ctrl+S)", this::savePng),
                        item("Save as CSV…   (Ctrl+Shift+S)", this::saveCsv),
                        item("Reset zoom   (0)", reset));
    }

    private static Node dots() {
        VBox dots = new VBox(2);
        for (int i = 0; i < 3; i++) {
            Circle dot = new Circle(1.5);
            dot.getStyleClass().add("chart-frame-menu-dot");
            dots.getChildren().add(dot);
        }
        return dots;
    }

    private static MenuItem item(String words, Runnable act) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> act.run());
        return item;
    }

    private void typed(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case C -> copyPicture();
            case S -> saveAs(event.isShiftDown() ? Kind.CSV : Kind.PNG);
            case J -> saveJson();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void saveAs(Kind kind) {
        if (kind == Kind.CSV) {
            saveCsv();
        } else {
            savePng();
        }
    }

    private static String stylesheet() {
        return Objects.requireNonNull(ChartFrame.class.getResource("/gammadesk/views/charts.css"), "charts.css")
                .toExternalForm();
    }
}
