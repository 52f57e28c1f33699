package gammadesk.app.trading;

import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.IntentLog;
import java.util.List;

/** Remembers nothing across restarts: for a desk that keeps no files, and for trying a key. */
public final class ForgetfulIntents implements IntentLog {
    @Override
    public boolean plan(Intent intent) {
        return true;
    }

    @Override
    public void settle(String label, String outcome) {
        // Nothing was written down.
    }

    @Override
    public List<Intent> unresolved() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
