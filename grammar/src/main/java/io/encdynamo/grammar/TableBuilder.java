package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.AddColumnContext;
import io.encdynamo.grammar.antlr.PartiQLParser.AttachTableContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ColumnContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ColumnListContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ColumnPropertyContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CreateIndexContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CreateTableContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DropColumnContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DropEncryptionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DropIndexContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DropTableContext;
import io.encdynamo.grammar.antlr.PartiQLParser.EncryptedContext;
import io.encdynamo.grammar.antlr.PartiQLParser.EncryptedPropertyContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ForgetTableContext;
import io.encdynamo.grammar.antlr.PartiQLParser.IndexContext;
import io.encdynamo.grammar.antlr.PartiQLParser.IndexProjectionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ReencryptContext;
import io.encdynamo.grammar.antlr.PartiQLParser.SetEncryptedContext;
import io.encdynamo.grammar.antlr.PartiQLParser.TableDefinitionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.TableElementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.TruncateTableContext;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Definition.ColumnDeclaration;
import io.encdynamo.grammar.tree.Definition.Encrypted;
import io.encdynamo.grammar.tree.Definition.IndexDeclaration;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.grammar.tree.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Statements about tables, their columns and their indexes. */
final class TableBuilder {
  private final TreeBuilder builders;

  TableBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Definition build(TableDefinitionContext context) {
    Place place = place(context);
    if (context instanceof CreateTableContext create) {
      return create(create, place);
    }
    if (context instanceof AddColumnContext add) {
      QualifiedName table = Terms.qualifiedName(add.qualifiedName());
      return new Definition.AddColumn(table, column(add.column()), place);
    }
    if (context instanceof DropColumnContext drop) {
      QualifiedName table = Terms.qualifiedName(drop.qualifiedName());
      return new Definition.DropColumn(table, Terms.name(drop.name()), place);
    }
    if (context instanceof SetEncryptedContext set) {
      return new Definition.SetEncrypted(
          Terms.qualifiedName(set.qualifiedName()),
          Terms.name(set.name()),
          encrypted(set.encrypted()),
          builders.statements.options(set.withOptions()),
          place);
    }
    if (context instanceof DropEncryptionContext drop) {
      QualifiedName table = Terms.qualifiedName(drop.qualifiedName());
      return new Definition.DropEncryption(table, Terms.name(drop.name()), place);
    }
    if (context instanceof ReencryptContext reencrypt) {
      QualifiedName table = Terms.qualifiedName(reencrypt.qualifiedName());
      return new Definition.Reencrypt(table, Terms.columns(reencrypt.columnList()), place);
    }
    if (context instanceof AttachTableContext attach) {
      return new Definition.AttachTable(
          Terms.string(attach.STRING()), Terms.qualifiedName(attach.qualifiedName()), place);
    }
    if (context instanceof ForgetTableContext forget) {
      return new Definition.ForgetTable(Terms.qualifiedName(forget.qualifiedName()), place);
    }
    if (context instanceof DropTableContext drop) {
      return new Definition.DropTable(
          drop.ifExists() != null, Terms.qualifiedName(drop.qualifiedName()), place);
    }
    if (context instanceof TruncateTableContext truncate) {
      return new Definition.TruncateTable(Terms.qualifiedName(truncate.qualifiedName()), place);
    }
    if (context instanceof CreateIndexContext create) {
      IndexDeclaration index =
          index(
              create.LOCAL() != null,
              Terms.name(create.name()),
              create.columnList(),
              create.indexProjection(),
              place);
      return new Definition.CreateIndex(Terms.qualifiedName(create.qualifiedName()), index, place);
    }
    if (context instanceof DropIndexContext drop) {
      return new Definition.DropIndex(Terms.qualifiedName(drop.qualifiedName()), place);
    }
    throw ExpressionBuilder.unknown(context);
  }

  private Definition create(CreateTableContext context, Place place) {
    List<ColumnDeclaration> columns = new ArrayList<>();
    List<Identifier> primaryKey = List.of();
    List<IndexDeclaration> indexes = new ArrayList<>();
    for (TableElementContext element : context.tableElement()) {
      if (element.column() != null) {
        columns.add(column(element.column()));
      } else if (element.index() != null) {
        indexes.add(index(element.index()));
      } else if (primaryKey.isEmpty()) {
        primaryKey = Terms.columns(element.columnList());
      } else {
        throw Rejection.of(element.getStart(), "one PRIMARY KEY only");
      }
    }
    return new Definition.CreateTable(
        context.ifNotExists() != null,
        Terms.qualifiedName(context.qualifiedName()),
        List.copyOf(columns),
        primaryKey,
        List.copyOf(indexes),
        builders.statements.options(context.withOptions()),
        place);
  }

  private ColumnDeclaration column(ColumnContext context) {
    boolean notNull = false;
    boolean primaryKey = false;
    Expression defaultValue = null;
    Encrypted encrypted = null;
    Set<Integer> seen = new HashSet<>();
    for (ColumnPropertyContext property : context.columnProperty()) {
      once(property.getStart(), seen);
      if (property.encrypted() != null) {
        encrypted = encrypted(property.encrypted());
      } else if (property.DEFAULT() != null) {
        defaultValue = builders.expressions.build(property.value());
      } else if (property.PRIMARY() != null) {
        primaryKey = true;
      } else {
        notNull = true;
      }
    }
    return new ColumnDeclaration(
        Terms.name(context.name()),
        context.type() == null ? null : TypeBuilder.build(context.type()),
        notNull,
        defaultValue,
        primaryKey,
        encrypted,
        place(context));
  }

  private static Encrypted encrypted(EncryptedContext context) {
    Boolean deterministic = null;
    Identifier key = null;
    Identifier domain = null;
    Identifier suite = null;
    boolean blindIndex = false;
    Integer blindIndexBits = null;
    boolean padded = false;
    Set<Integer> seen = new HashSet<>();
    for (EncryptedPropertyContext property : context.encryptedProperty()) {
      Token start = property.getStart();
      once(start, seen);
      if (property.DETERMINISTIC() != null || property.RANDOMIZED() != null) {
        if (deterministic != null) {
          throw Rejection.of(start, "either DETERMINISTIC or RANDOMIZED");
        }
        deterministic = property.DETERMINISTIC() != null;
      } else if (property.KEY() != null) {
        key = Terms.name(property.name());
      } else if (property.DOMAIN() != null) {
        domain = Terms.name(property.name());
      } else if (property.SUITE() != null) {
        suite = Terms.name(property.name());
      } else if (property.BLIND() != null) {
        blindIndex = true;
        blindIndexBits =
            property.INTEGER() == null
                ? null
                : Integer.valueOf(Terms.smallNumber(property.INTEGER()));
      } else {
        padded = true;
      }
    }
    return new Encrypted(
        deterministic, key, domain, suite, blindIndex, blindIndexBits, padded, place(context));
  }

  private static void once(Token word, Set<Integer> seen) {
    if (!seen.add(word.getType())) {
      throw Rejection.of(word, "each of these words once");
    }
  }

  private static IndexDeclaration index(IndexContext context) {
    return index(
        context.LOCAL() != null,
        Terms.name(context.name()),
        context.columnList(),
        context.indexProjection(),
        place(context));
  }

  /** Without PROJECTION an index has all attributes. */
  private static IndexDeclaration index(
      boolean local,
      Identifier name,
      ColumnListContext columns,
      @Nullable IndexProjectionContext projection,
      Place place) {
    String kind = "ALL";
    List<Identifier> included = List.of();
    if (projection != null && projection.KEYS() != null) {
      kind = "KEYS";
    } else if (projection != null && projection.INCLUDE() != null) {
      kind = "INCLUDE";
      included = Terms.columns(projection.columnList());
    }
    return new IndexDeclaration(local, name, Terms.columns(columns), kind, included, place);
  }
}
