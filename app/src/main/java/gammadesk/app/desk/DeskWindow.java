package gammadesk.app.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.views.chain.ChainController;
import gammadesk.views.diagnostics.DiagnosticsController;
import gammadesk.views.exposure.ExposureController;
import gammadesk.views.exposure.ExposureMapController;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.ladder.BooksController;
import gammadesk.views.ladder.FuturesController;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import gammadesk.views.surface.SmilesController;
import gammadesk.views.surface.Surface3dController;
import gammadesk.views.surface.SurfaceController;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The desk's window with all its panels. Lives on the FX thread. */
final class DeskWindow {
    private final ShellController shell;
    private final List<Screen> screens;
    private final Stage stage;

    DeskWindow(DeskSession session, Clock clock, LayoutStore layouts, ThemeMode theme, WindowSize size) {
        DeskContext context = new DeskContext(clock, Currency.BTC, theme);
        this.screens = List.of(
                new ChainController(context),
                new ExposureController(context),
                new ExposureMapController(context),
                new SurfaceController(context),
                new SmilesController(context),
                new Surface3dController(context),
                new BooksController(context),
                new FuturesController(context),
                new DiagnosticsController(context));
        this.shell = new ShellController(context, session.board(), screens, layouts);
        this.stage = new Stage();
        stage.setTitle("Gammadesk");
        stage.setScene(new Scene(shell.root(), size.width(), size.height()));
        shell.attach(stage);
    }

    void show() {
        stage.show();
    }

    ShellController shell() {
        return shell;
    }

    List<Screen> screens() {
        return screens;
    }

    Stage stage() {
        return stage;
    }

    void close() {
        shell.close();
        screens.forEach(Screen::close);
        stage.close();
    }
}
