package gammadesk.views.chain;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.OptionType;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.TicketWish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The chain panel: expiries to choose from, one line of facts, the table. */
final class ChainView {
    private static final double STRIKE_WIDTH_EM = 5.6;
    private static final double SCROLL_BAR_EM = 1.4;
    private static final double BUTTONS_EM = 11;

    private final ChainModel model;
    private final DeskContext context;
    private final LiveTable<ChainRow> table;
    private final VBox root = new VBox();
    private final FlowPane chips = new FlowPane();
    private final ToggleGroup chipGroup = new ToggleGroup();
    private final Map<Measure, CheckMenuItem> checks = new EnumMap<>(Measure.class);
    private boolean chosenByHand;
    private final Subscription scale;
    private Optional<Expiry> centred = Optional.empty();

    ChainView(DeskContext context, ChainModel model) {
        this.context = context;
        this.model = model;
        this.table = new LiveTable<>(context, "Option chain", ChainRow::key, columns());
        table.marked("atm", ChainRow::atTheMoney);
        table.onOpenCell(this::openTicket);
        table.onHover((row, inside) -> context.hoveredStrike().set(inside ? row.strike() : Double.NaN));
        build();
        bind();
        this.scale = context.textScalePercent().subscribe(_ -> fitColumns());
    }

    Node node() {
        return root;
    }

    void close() {
        scale.unsubscribe();
        table.close();
    }

    /** On a call's column its call, on a put's its put; on the strike the one out of the money. */
    private void openTicket(ChainRow row, String columnId) {
        OptionType outOfTheMoney = row.isInTheMoney(OptionType.CALL) ? OptionType.PUT : OptionType.CALL;
        OptionType type = Measure.typeOf(columnId).orElse(outOfTheMoney);
        String instrument = row.instrument(type);
        if (!instrument.isEmpty()) {
            context.askForTicket(TicketWish.of(instrument, "chain"));
        }
    }

    private void build() {
        Label summary = new Label();
        summary.textProperty().bind(model.summary());
        summary.getStyleClass().addAll("summary", "figures");
        chips.getStyleClass().add("chips");
        HBox.setHgrow(chips, Priority.ALWAYS);
        HBox bar = new HBox(chips, allButton(), moneyButton(), columnsMenu());
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        root.getStyleClass().add("chain");
        root.getChildren().setAll(bar, summary, table.node());
        table.node().heightProperty().subscribe(_ -> centred = Optional.empty());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        root.widthProperty().subscribe(width -> {
            chips.setPrefWrapLength(Math.max(200, width.doubleValue() - BUTTONS_EM * em()));
            fitColumns();
        });
    }

    private void bind() {
        model.choices().addListener((ListChangeListener<ChainModel.Choice>) _ -> offer());
        model.selected().subscribe(_ -> markSelected());
        model.emptiness().subscribe(table::explainEmptiness);
        model.rows().subscribe(() -> showRows(model.rows().get()));
    }

    private void showRows(List<ChainRow> rows) {
        table.show(rows);
        Optional<Expiry> shown =
                rows.stream().findFirst().map(row -> row.market().expiry());
        if (!shown.equals(centred) && root.getHeight() > 0) {
            centred = shown;
            centre();
        }
    }

    private void centre() {
        int row = ChainRows.atTheMoney(model.rows().get());
        if (row >= 0) {
            table.centre(row);
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.HOME && !event.isShortcutDown()) {
            centre();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !model.narrowed().get().isNaN()) {
            model.narrowed().set(Double.NaN);
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
            step(-1);
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.RIGHT) {
            step(1);
            event.consume();
        }
    }

    private void step(int by) {
        List<Expiry> listed =
                model.choices().stream().map(ChainModel.Choice::expiry).toList();
        int next = model.selected().get().map(listed::indexOf).orElse(-1) + by;
        if (next >= 0 && next < listed.size()) {
            model.selected().set(Optional.of(listed.get(next)));
        }
    }

    private void offer() {
        List<ChainModel.Choice> choices = List.copyOf(model.choices());
        List<Node> old = List.copyOf(chips.getChildren());
        boolean sameExpiries = old.size() == choices.size()
                && old.stream()
                        .map(Node::getUserData)
                        .toList()
                        .equals(choices.stream().map(ChainModel.Choice::expiry).toList());
        if (!sameExpiries) {
            chips.getChildren().setAll(choices.stream().map(this::chip).toList());
            markSelected();
        }
        for (int i = 0; i < choices.size(); i++) {
            ((ToggleButton) chips.getChildren().get(i)).setText(words(choices.get(i)));
        }
    }

    private ToggleButton chip(ChainModel.Choice choice) {
        ToggleButton chip = new ToggleButton(words(choice));
        chip.setUserData(choice.expiry());
        chip.setToggleGroup(chipGroup);
        chip.getStyleClass().add("chip");
        chip.setTooltip(new Tooltip(
                "Options that settle on " + choice.expiry().date() + " at 08:00 UTC (Alt+Left, Alt+Right)"));
        chip.setOnAction(_ -> {
            chip.setSelected(true);
            model.selected().set(Optional.of(choice.expiry()));
        });
        return chip;
    }

    private static String words(ChainModel.Choice choice) {
        return choice.expiry().label() + " " + choice.left();
    }

    private void markSelected() {
        Optional<Expiry> selected = model.selected().get();
        for (Node node : chips.getChildren()) {
            ((ToggleButton) node).setSelected(selected.equals(Optional.ofNullable(node.getUserData())));
        }
    }

    private Button allButton() {
        Button button = new Button();
        button.setTooltip(new Tooltip("Show all strikes again (Esc)"));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> model.narrowed().set(Double.NaN));
        button.textProperty().bind(model.narrowed().map(strike -> Numbers.fixed(strike, 0) + " ×"));
        button.visibleProperty().bind(model.narrowed().map(strike -> !strike.isNaN()));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private Button moneyButton() {
        Button button = new Button("ATM");
        button.setTooltip(new Tooltip("Scroll to the strike next to the forward (Home)"));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> centre());
        return button;
    }

    private MenuButton columnsMenu() {
        MenuButton menu = new MenuButton("Columns");
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        menu.setTooltip(new Tooltip("Choose the columns; until then as many are shown as fit"));
        for (Measure measure : Measure.values()) {
            CheckMenuItem check = new CheckMenuItem(measure.title() + "   " + measure.explanation());
            check.setOnAction(_ -> chooseByHand());
            checks.put(measure, check);
            menu.getItems().add(check);
        }
        MenuItem fit = new MenuItem("As many as fit");
        fit.setOnAction(_ -> {
            chosenByHand = false;
            fitColumns();
        });
        menu.getItems().addAll(new SeparatorMenuItem(), fit);
        return menu;
    }

    private void chooseByHand() {
        chosenByHand = true;
        Set<Measure> chosen = checks.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Measure.class)));
        showMeasures(chosen);
    }

    /** Shows the most wanted measures for which there is room. */
    private void fitColumns() {
        if (chosenByHand || root.getWidth() <= 0) {
            return;
        }
        double room = roomEm();
        Set<Measure> fitting = EnumSet.noneOf(Measure.class);
        for (Measure measure : byRank()) {
            room -= 2 * measure.widthEm();
            if (room < 0 && fitting.size() >= 2) {
                break;
            }
            fitting.add(measure);
        }
        showMeasures(fitting);
    }

    private double em() {
        return Theme.fontPixels(context.textScalePercent().get());
    }

    /** Room for measures beside the strike. */
    private double roomEm() {
        return root.getWidth() / em() - STRIKE_WIDTH_EM - SCROLL_BAR_EM;
    }

    private static List<Measure> byRank() {
        return Arrays.stream(Measure.values())
                .sorted(Comparator.comparingInt(Measure::rank))
                .toList();
    }

    private void showMeasures(Set<Measure> shown) {
        checks.forEach((measure, check) -> {
            boolean visible = shown.contains(measure);
            check.setSelected(visible);
            table.showColumn(measure.id(OptionType.CALL), visible);
            table.showColumn(measure.id(OptionType.PUT), visible);
        });
    }

    private static List<LiveColumn<ChainRow>> columns() {
        List<LiveColumn<ChainRow>> columns = new ArrayList<>();
        for (Measure measure : mirrored()) {
            columns.add(column(measure, OptionType.CALL).in("CALLS"));
        }
        columns.add(LiveColumn.<ChainRow>figures(
                        "strike", "Strike", STRIKE_WIDTH_EM, ChainRow::strike, ChainView::strikeText)
                .styled("strike")
                .explained("Strike, USD per coin"));
        for (Measure measure : Measure.values()) {
            columns.add(column(measure, OptionType.PUT).in("PUTS"));
        }
        return columns;
    }

    /** Calls read outwards from the strike as puts do, only the prices keep their order: bid, mark, ask. */
    private static List<Measure> mirrored() {
        List<Measure> order = new ArrayList<>(Arrays.asList(Measure.values()).reversed());
        List<Measure> groups =
                List.of(Measure.BID_IV, Measure.MARK_IV, Measure.ASK_IV, Measure.BID, Measure.MARK, Measure.ASK);
        order.removeAll(groups);
        order.addAll(groups);
        return order;
    }

    private static LiveColumn<ChainRow> column(Measure measure, OptionType type) {
        LiveColumn<ChainRow> column = LiveColumn.<ChainRow>figures(
                        measure.id(type),
                        measure.title(),
                        measure.widthEm(),
                        row -> measure.value(row, type),
                        row -> measure.text(row, type))
                .styled(type.name().toLowerCase(Locale.ROOT), sideStyle(measure))
                .marked("itm", row -> row.isInTheMoney(type))
                .explained((type == OptionType.CALL ? "Call: " : "Put: ") + measure.explanation())
                .hover(row -> reading(measure, row, type));
        return measure == Measure.BID || measure == Measure.ASK ? column.flashing() : column;
    }

    private static String sideStyle(Measure measure) {
        return switch (measure) {
            case BID, BID_IV -> "bid";
            case ASK, ASK_IV -> "ask";
            default -> "neutral";
        };
    }

    private static String strikeText(ChainRow row) {
        boolean whole = row.strike() == Math.rint(row.strike());
        return Numbers.fixed(row.strike(), whole ? 0 : 4);
    }

    private static String reading(Measure measure, ChainRow row, OptionType type) {
        String reason = measure.reason(row, type);
        String value = reason.isEmpty() ? Numbers.exact(measure.value(row, type)) : Numbers.MISSING + " " + reason;
        return row.instrument(type) + "\n" + measure.explanation() + ": " + value + "\nage "
                + Times.age(row.ageSeconds(type));
    }
}
