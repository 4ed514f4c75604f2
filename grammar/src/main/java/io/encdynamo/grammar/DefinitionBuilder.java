package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.AcceptCatalogContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CatalogDefinitionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CreateCatalogContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CreateKeyContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CreateViewContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DropKeyContext;
import io.encdynamo.grammar.antlr.PartiQLParser.DropViewContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExportCatalogContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ImportCatalogContext;
import io.encdynamo.grammar.antlr.PartiQLParser.KeyDefinitionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.RetireKeyVersionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.RewrapCatalogContext;
import io.encdynamo.grammar.antlr.PartiQLParser.RewrapKeyContext;
import io.encdynamo.grammar.antlr.PartiQLParser.RotateKeyContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ViewDefinitionContext;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Place;

/** Statements about the catalog, keys and views. */
final class DefinitionBuilder {
  private final TreeBuilder builders;

  DefinitionBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Definition catalog(CatalogDefinitionContext context) {
    Place place = place(context);
    if (context instanceof CreateCatalogContext create) {
      return new Definition.CreateCatalog(
          create.ifNotExists() != null, builders.statements.options(create.withOptions()), place);
    }
    if (context instanceof AcceptCatalogContext) {
      return new Definition.AcceptCatalog(place);
    }
    if (context instanceof RewrapCatalogContext rewrap) {
      return new Definition.RewrapCatalog(Terms.string(rewrap.STRING()), place);
    }
    if (context instanceof ExportCatalogContext export) {
      return new Definition.ExportCatalog(Terms.string(export.STRING()), place);
    }
    if (context instanceof ImportCatalogContext imported) {
      return new Definition.ImportCatalog(Terms.string(imported.STRING()), place);
    }
    throw ExpressionBuilder.unknown(context);
  }

  Definition key(KeyDefinitionContext context) {
    Place place = place(context);
    if (context instanceof CreateKeyContext create) {
      return new Definition.CreateKey(
          create.ifNotExists() != null,
          Terms.name(create.name()),
          create.STRING() == null ? null : Terms.string(create.STRING()),
          place);
    }
    if (context instanceof RotateKeyContext rotate) {
      return new Definition.RotateKey(Terms.name(rotate.name()), place);
    }
    if (context instanceof RetireKeyVersionContext retire) {
      return new Definition.RetireKeyVersion(
          Terms.name(retire.name()), Terms.number(retire.INTEGER()), place);
    }
    if (context instanceof RewrapKeyContext rewrap) {
      return new Definition.RewrapKey(
          Terms.name(rewrap.name()), Terms.string(rewrap.STRING()), place);
    }
    if (context instanceof DropKeyContext drop) {
      return new Definition.DropKey(
          drop.ifExists() != null, Terms.name(drop.name()), Terms.string(drop.STRING()), place);
    }
    throw ExpressionBuilder.unknown(context);
  }

  Definition view(ViewDefinitionContext context) {
    Place place = place(context);
    if (context instanceof CreateViewContext create) {
      return new Definition.CreateView(
          create.OR() != null,
          Terms.qualifiedName(create.qualifiedName()),
          builders.queries.build(create.query()),
          place);
    }
    if (context instanceof DropViewContext drop) {
      return new Definition.DropView(
          drop.ifExists() != null, Terms.qualifiedName(drop.qualifiedName()), place);
    }
    throw ExpressionBuilder.unknown(context);
  }
}
