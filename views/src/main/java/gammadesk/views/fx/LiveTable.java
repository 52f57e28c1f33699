package gammadesk.views.fx;

import gammadesk.analytics.port.Clock;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * A virtualised table whose rows change all the time. Its items are fixed places; a newer picture puts new rows into
 * them and asks the cells on screen, and only those, to look again.
 *
 * @param <R> what a row shows
 */
public final class LiveTable<R> implements AutoCloseable {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final double SCROLL_BAR_EM = 1.3;

    private final TableView<LiveSlot<R>> view = new TableView<>();
    private final Clock clock;
    private final Function<R, Object> key;
    private final List<WeakReference<LiveCell<R>>> cells = new ArrayList<>();
    private final List<WeakReference<LiveRow<R>>> rows = new ArrayList<>();
    private final Map<PseudoClass, Predicate<R>> rowStates = new LinkedHashMap<>();
    private final Map<String, TableColumn<LiveSlot<R>, LiveSlot<R>>> columns = new LinkedHashMap<>();
    private final Map<String, LiveColumn<R>> specs = new LinkedHashMap<>();
    private final Label emptiness = new Label();
    private final PauseTransition extinguisher = new PauseTransition(Duration.millis(400));
    private final Subscription scale;
    private double em = Theme.BASE_FONT_PIXELS;
    private BiConsumer<R, Boolean> onHover = (_, _) -> {};
    private final LiveOrder<R> order;
    private final Map<String, Label> headers = new LinkedHashMap<>();
    private List<R> latest = List.of();
    private Optional<Object> chosen = Optional.empty();
    private boolean following;
    private boolean showing;

    /**
     * An empty table.
     *
     * @param name for assistive technology
     * @param key what a row is about; a value that changes while the key stays is a change, else another row
     */
    public LiveTable(DeskContext context, String name, Function<R, Object> key, List<LiveColumn<R>> columns) {
        this.clock = context.clock();
        this.key = key;
        this.order = new LiveOrder<>(key);
        view.setAccessibleText(name);
        view.getStyleClass().add("live-table");
        view.setPlaceholder(emptiness);
        emptiness.getStyleClass().add("emptiness");
        emptiness.setWrapText(true);
        view.getSelectionModel().setCellSelectionEnabled(true);
        view.setRowFactory(_ -> newRow());
        columns.forEach(this::addColumn);
        view.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copyFocusedCell();
                event.consume();
            } else if (following && event.getCode() == KeyCode.S && !event.isShortcutDown()) {
                sortByFocused();
                event.consume();
            }
        });
        extinguisher.setOnFinished(_ -> sync());
        view.widthProperty().subscribe(_ -> fillWidth());
        this.scale = context.textScalePercent().subscribe(percent -> scaleColumns(percent.intValue()));
    }

    /** The control itself. */
    public Region node() {
        return view;
    }

    /** Gives back the listener on the shared context. */
    @Override
    public void close() {
        scale.unsubscribe();
    }

    /** A column as a menu offers it. */
    public record Heading(String id, String title) {}

    /** The columns in their order. */
    public List<Heading> headings() {
        return specs.values().stream()
                .map(spec -> new Heading(spec.id(), spec.title()))
                .toList();
    }

    /**
     * Lets the person sort: a click on a title, or S on a cell, sorts by its column, upwards, downwards, and no more.
     * Rows then keep their places until the next click. The focus stays with its row when rows come and go.
     */
    public LiveTable<R> sortable() {
        following = true;
        specs.forEach((id, spec) -> Optional.ofNullable(headers.get(id)).ifPresent(label -> makeSortable(label, spec)));
        view.getFocusModel().focusedCellProperty().subscribe(_ -> rememberChoice());
        return this;
    }

    private void makeSortable(Label label, LiveColumn<R> spec) {
        label.getStyleClass().add("sortable");
        label.setOnMouseClicked(_ -> sortBy(spec));
    }

    private void sortBy(LiveColumn<R> spec) {
        order.turn(spec);
        headers.forEach((id, label) -> Optional.ofNullable(specs.get(id))
                .ifPresent(other -> label.setText(other.title() + order.mark(other))));
        show(latest);
    }

    /** Sorts as a click on a column's title does. */
    public void sortBy(String columnId) {
        Optional.ofNullable(specs.get(columnId)).ifPresent(this::sortBy);
    }

    private void sortByFocused() {
        TablePosition<?, ?> at = view.getFocusModel().getFocusedCell();
        if (at != null && at.getTableColumn() != null) {
            sortBy(at.getTableColumn().getId());
        }
    }

    private void rememberChoice() {
        if (!showing) {
            chosen = chosenRow().map(key);
        }
    }

    /** The row of the focused cell. */
    public Optional<R> chosenRow() {
        int index = view.getFocusModel().getFocusedIndex();
        return index >= 0 && index < view.getItems().size()
                ? Optional.of(view.getItems().get(index).row())
                : Optional.empty();
    }

    /** Tells which row the person has chosen; only of a table that can be sorted. */
    public void onChosen(Consumer<R> listener) {
        view.getFocusModel().focusedCellProperty().subscribe((_, _) -> {
            if (!showing) {
                chosenRow().ifPresent(listener);
            }
        });
    }

    /** Tells when the person opens a row: Enter or a double click. */
    public void onOpen(Consumer<R> listener) {
        onOpenCell((row, _) -> listener.accept(row));
    }

    /** The same with the id of the column whose cell has the focus. */
    public void onOpenCell(BiConsumer<R, String> listener) {
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                open(listener);
                event.consume();
            }
        });
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && event.getTarget() instanceof Node node && isInRow(node)) {
                open(listener);
            }
        });
    }

    private void open(BiConsumer<R, String> listener) {
        TablePosition<?, ?> at = view.getFocusModel().getFocusedCell();
        String column = at == null || at.getTableColumn() == null
                ? ""
                : at.getTableColumn().getId();
        chosenRow().ifPresent(row -> listener.accept(row, column));
    }

    private static boolean isInRow(Node node) {
        return node instanceof LiveRow<?>
                || node instanceof LiveCell<?>
                || (node.getParent() != null && isInRow(node.getParent()));
    }

    /** What is shown as comma-separated values: all columns, every digit, in the order of the screen. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        text.append(Csv.line(specs.values().stream().map(LiveColumn::title).toList()));
        for (LiveSlot<R> slot : view.getItems()) {
            text.append(Csv.line(
                    specs.values().stream().map(spec -> spec.exact(slot.row())).toList()));
        }
        return text.toString();
    }

    /** Shows these rows, in this order unless the person sorted them. */
    public void show(List<R> next) {
        latest = next;
        showing = true;
        put(order.arrange(next));
        showing = false;
        if (following) {
            followChoice();
        }
    }

    /** The same place may now hold another row; an action on the focused row must not hit it. */
    private void followChoice() {
        if (chosen.isEmpty() || chosenRow().map(key).equals(chosen)) {
            return;
        }
        TablePosition<?, ?> at = view.getFocusModel().getFocusedCell();
        String columnId = at == null || at.getTableColumn() == null
                ? specs.keySet().iterator().next()
                : at.getTableColumn().getId();
        List<LiveSlot<R>> slots = view.getItems();
        for (int i = 0; i < slots.size(); i++) {
            if (chosen.equals(Optional.of(key.apply(slots.get(i).row())))) {
                focusCell(i, columnId);
                return;
            }
        }
        chosen = Optional.empty();
        view.getSelectionModel().clearSelection();
        view.getFocusModel().focus(-1);
    }

    private void put(List<R> next) {
        List<LiveSlot<R>> slots = view.getItems();
        int common = Math.min(slots.size(), next.size());
        for (int i = 0; i < common; i++) {
            slots.get(i).put(next.get(i));
        }
        if (slots.size() > next.size()) {
            slots.subList(next.size(), slots.size()).clear();
        } else if (slots.size() < next.size()) {
            slots.addAll(next.subList(common, next.size()).stream()
                    .map(LiveSlot::new)
                    .toList());
        }
        sync();
    }

    /** Says in one sentence why there are no rows; seen only while there are none. */
    public void explainEmptiness(String sentence) {
        emptiness.setText(sentence);
    }

    /** Marks the rows for which the test holds with a pseudo-class. */
    public LiveTable<R> marked(String pseudoClass, Predicate<R> test) {
        rowStates.put(PseudoClass.getPseudoClass(pseudoClass), test);
        return this;
    }

    /** Tells when the mouse comes over a row (true) and leaves it (false). */
    public void onHover(BiConsumer<R, Boolean> listener) {
        this.onHover = listener;
    }

    /** Brings a row to the middle. Rows that have just come are laid out first: until then there is nowhere to go. */
    public void centre(int index) {
        view.applyCss();
        view.layout();
        double rowHeight = view.getFixedCellSize() > 0 ? view.getFixedCellSize() : 22;
        int visible = (int) Math.max(1, view.getHeight() / rowHeight - 2);
        view.scrollTo(Math.max(0, index - visible / 2));
    }

    /** Shows or hides a column. */
    public void showColumn(String id, boolean visible) {
        Optional.ofNullable(columns.get(id))
                .filter(column -> column.isVisible() != visible)
                .ifPresent(column -> {
                    column.setVisible(visible);
                    fillWidth();
                });
    }

    /** Whether a column is shown. */
    public boolean isColumnShown(String id) {
        return Optional.ofNullable(columns.get(id)).map(TableColumn::isVisible).orElse(false);
    }

    /** The full-precision value or else the words of the focused cell. */
    public Optional<String> focusedValue() {
        TablePosition<?, ?> at = view.getFocusModel().getFocusedCell();
        if (at == null
                || at.getTableColumn() == null
                || at.getRow() < 0
                || at.getRow() >= view.getItems().size()) {
            return Optional.empty();
        }
        R row = view.getItems().get(at.getRow()).row();
        return Optional.ofNullable(specs.get(at.getTableColumn().getId())).map(column -> column.exact(row));
    }

    /** Gives a cell the focus, for keys and for copying. */
    public void focusCell(int row, String columnId) {
        Optional.ofNullable(columns.get(columnId)).ifPresent(column -> {
            view.getSelectionModel().clearAndSelect(row, column);
            view.getFocusModel().focus(row, column);
        });
    }

    long nowNanos() {
        return clock.nanos();
    }

    /** A cell has lit up: it goes out even when no newer picture comes. */
    void litUp() {
        extinguisher.playFromStart();
    }

    Object key(R row) {
        return key.apply(row);
    }

    Map<PseudoClass, Predicate<R>> rowStates() {
        return rowStates;
    }

    void hovered(R row, boolean inside) {
        onHover.accept(row, inside);
    }

    private void copyFocusedCell() {
        focusedValue().ifPresent(text -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private void sync() {
        long now = nowNanos();
        each(cells, cell -> cell.sync(now));
        each(rows, LiveRow::sync);
    }

    private static <T> void each(List<WeakReference<T>> references, Consumer<T> action) {
        references.removeIf(reference -> {
            T target = reference.get();
            if (target != null) {
                action.accept(target);
            }
            return target == null;
        });
    }

    private LiveRow<R> newRow() {
        LiveRow<R> row = new LiveRow<>(this);
        rows.add(new WeakReference<>(row));
        return row;
    }

    private LiveCell<R> newCell(LiveColumn<R> column) {
        LiveCell<R> cell = new LiveCell<>(this, column);
        cells.add(new WeakReference<>(cell));
        return cell;
    }

    private void addColumn(LiveColumn<R> spec) {
        TableColumn<LiveSlot<R>, LiveSlot<R>> column = new TableColumn<>();
        column.setId(spec.id());
        Label label = header(spec);
        headers.put(spec.id(), label);
        column.setGraphic(label);
        column.setCellValueFactory(features -> features.getValue().self());
        column.setCellFactory(_ -> newCell(spec));
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().addAll(spec.styles());
        columns.put(spec.id(), column);
        specs.put(spec.id(), spec);
        siblings(spec.group()).add(column);
    }

    private static Label header(LiveColumn<?> spec) {
        Label label = new Label(spec.title());
        label.setAlignment(spec.styles().contains("figures") ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        label.setMaxWidth(Double.MAX_VALUE);
        if (!spec.explanation().isEmpty()) {
            label.setTooltip(new Tooltip(spec.explanation()));
        }
        return label;
    }

    private List<TableColumn<LiveSlot<R>, ?>> siblings(String group) {
        if (group.isEmpty()) {
            return view.getColumns();
        }
        return view.getColumns().stream()
                .filter(column -> group.equals(column.getText()))
                .findFirst()
                .orElseGet(() -> newGroup(group))
                .getColumns();
    }

    private TableColumn<LiveSlot<R>, ?> newGroup(String title) {
        TableColumn<LiveSlot<R>, LiveSlot<R>> group = new TableColumn<>(title);
        group.getStyleClass().add(title.toLowerCase(Locale.ROOT));
        group.setReorderable(false);
        group.setSortable(false);
        view.getColumns().add(group);
        return group;
    }

    private void scaleColumns(int percent) {
        em = Theme.fontPixels(percent);
        fillWidth();
    }

    /** Shares what room is left over among the columns; they never get narrower than they need to be. */
    private void fillWidth() {
        double needed = columns.values().stream()
                .filter(TableColumn::isVisible)
                .mapToDouble(this::neededWidth)
                .sum();
        double stretch = Math.max(1, (view.getWidth() - SCROLL_BAR_EM * em) / needed);
        columns.values().forEach(column -> column.setPrefWidth(Math.floor(neededWidth(column) * stretch)));
    }

    private double neededWidth(TableColumn<?, ?> column) {
        return Optional.ofNullable(specs.get(column.getId()))
                .map(spec -> spec.widthEm() * em)
                .orElse(0.0);
    }
}
