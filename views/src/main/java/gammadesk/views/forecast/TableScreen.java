package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.chart.ChartScreen.Words;
import gammadesk.views.fx.Screen;
import java.util.function.Consumer;
import javafx.scene.Node;

/** A panel of tables. */
abstract class TableScreen implements Screen {
    private final Words words;
    private final DataTables<?> view;
    private final Consumer<DeskSnapshot> show;

    TableScreen(Words words, DataTables<?> view, Consumer<DeskSnapshot> show) {
        this.words = words;
        this.view = view;
        this.show = show;
    }

    @Override
    public final String id() {
        return words.id();
    }

    @Override
    public final String title() {
        return words.title();
    }

    @Override
    public final String help() {
        return words.help();
    }

    @Override
    public final Node node() {
        return view.node();
    }

    @Override
    public final void show(DeskSnapshot snapshot) {
        show.accept(snapshot);
    }

    @Override
    public void close() {
        view.close();
    }
}
