package gammadesk.views.badfixture;

import gammadesk.analytics.port.OrderGateway;
import javafx.application.Platform;

/** Breaks on purpose: reaches the FX thread by itself, trades from the screen, reads the clock and the environment. */
public final class BadScreen {
    public static int clicks;

    private final OrderGateway gateway;

    public BadScreen(OrderGateway gateway) {
        this.gateway = gateway;
    }

    public void click(OrderGateway.Request request) {
        clicks++;
        Platform.runLater(() -> gateway.submit(request));
    }

    public String age(long then) {
        return System.currentTimeMillis() - then + " ms on " + System.getenv("HOSTNAME");
    }

    public void shout() {
        System.out.println("clicked");
    }
}
