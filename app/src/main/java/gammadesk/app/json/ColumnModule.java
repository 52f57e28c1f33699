package gammadesk.app.json;

import gammadesk.analytics.market.Column;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** A column is an array of numbers. */
public final class ColumnModule {
    private ColumnModule() {}

    /** For a mapper. */
    public static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Column.class, new ColumnOut())
                .addDeserializer(Column.class, new ColumnIn());
    }

    private static final class ColumnOut extends StdSerializer<Column> {
        ColumnOut() {
            super(Column.class);
        }

        @Override
        public void serialize(Column column, JsonGenerator out, SerializationContext context) {
            out.writePOJO(column.toArray());
        }
    }

    private static final class ColumnIn extends StdDeserializer<Column> {
        ColumnIn() {
            super(Column.class);
        }

        @Override
        public Column deserialize(JsonParser in, DeserializationContext context) {
            return Column.of(in.readValueAs(double[].class));
        }
    }
}
