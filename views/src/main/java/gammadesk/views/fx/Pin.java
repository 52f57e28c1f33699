package gammadesk.views.fx;

/** A subscription. Closing it ends the subscription; closing it twice does no harm. */
@FunctionalInterface
public interface Pin extends AutoCloseable {
    @Override
    void close();
}
