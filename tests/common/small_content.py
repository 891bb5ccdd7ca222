"""A small content folder with at least one file of every kind, as a person would write it.

The folder reads like `<app>/content/`, with the name of the app in front: `guide/en/chapters/01-first.yaml`.
"""

from pathlib import Path
from textwrap import dedent

FILES = {
    "common/en/references.yaml": """
        - slug: law
          kind: legal
          title: A law
          title_language: fr
          url: https://example.org/law
        - slug: report
          kind: report
          title: A report
          title_language: en
          authors: Somebody
          year: 2022
          note: What it is.
        """,
    "common/fr/references.yaml": """
        - slug: law
          title: Une loi
          title_language: fr
        - slug: report
          title: Un rapport
          title_language: fr
          note: Ce que c’est.
        """,
    "common/en/organisations.yaml": """
        - slug: body
          name: The Body of Europe
          short_name: Body
          country: FR
          is_partner: true
          role: Leads
        """,
    "common/fr/organisations.yaml": """
        - slug: body
          role: Dirige
        """,
    "standards/en/activities.yaml": """
        - slug: cleaning
          branch: non-care
          name: Cleaning
        """,
    "standards/fr/activities.yaml": """
        - slug: cleaning
          name: Ménage
        """,
    "standards/en/standards-index.yaml": """
        title: Standards
        slug: standards
        show_in_menus: true
        """,
    "standards/fr/standards-index.yaml": """
        title: Référentiels
        slug: referentiels
        """,
    "standards/en/methods-index.yaml": """
        title: Methods
        slug: methods
        show_in_menus: true
        """,
    "standards/fr/methods-index.yaml": """
        title: Méthodes
        slug: methodes
        """,
    "standards/en/methods/01-observed-task.yaml": """
        title: Observed task
        slug: observed-task
        show_in_menus: false
        key: observed-task
        reading_needed: low
        cost: low
        trust: high
        examiner_time: medium
        candidate_minutes: 30
        examiner_minutes: 60
        supervision: identity-checked
        when_to_use: |-
          <ul>
          <li>When work can be watched.</li>
          </ul>
        when_not_to_use: <p>When it cannot. See <a href="page:guide/second">the second chapter</a>.</p>
        steps:
          - title: Explain
            text: Say what you watch.
          - title: Watch
            text: Stand aside.
        conditions: <p>A quiet room.</p>
        supervision_note: <p>One examiner.</p>
        evidence: <p>A signed sheet.</p>
        time_and_cost: <p>An estimate.</p>
        country_notes:
          - country: BE
            text: All centres use one flat.
            reference: report
        grid:
          - criterion: Order
            not_yet: None
            with_help: Some
            alone: Good
            expert: Shows others
        references:
          - report
        """,
    "standards/fr/methods/01-observed-task.yaml": """
        title: Mise en situation
        slug: mise-en-situation
        when_to_use: |-
          <ul>
          <li>Quand le travail peut s’observer.</li>
          </ul>
        when_not_to_use: <p>Quand ce n’est pas possible. Voir <a href="page:guide/second">le deuxième chapitre</a>.</p>
        steps:
          - title: Expliquer
            text: Dites ce que vous regardez.
          - title: Observer
            text: Restez à l’écart.
        conditions: <p>Une pièce calme.</p>
        supervision_note: <p>Un évaluateur.</p>
        evidence: <p>Une feuille signée.</p>
        time_and_cost: <p>Une estimation.</p>
        country_notes:
          - text: Tous les centres utilisent le même appartement.
        grid:
          - criterion: Ordre
            not_yet: Aucun
            with_help: Un peu
            alone: Bon
            expert: Montre aux autres
        """,
    "standards/en/micro-skills/tec-01.yaml": """
        slug: clean-a-home
        code: TEC-01
        category: technical
        eqf_level: 2
        status: pilot
        is_proposal: true
        workload_hours: 25
        ects: '0.5'
        assessment_minutes: 45
        participation: onsite
        supervision: identity-checked
        stackability: stackable
        quality_assurance: internal
        awarding_body: body
        title: Clean a home
        statement: Cleans the usual rooms.
        plain_summary: |-
          You can clean a kitchen.
          You check your work.
        description: <p>It covers <b>everyday cleaning</b>. See <a href="page:guide">the guide</a>.</p>
        outcomes:
          - kind: knowledge
            statement: Name the products.
            assessor_sees: Shows the right product.
          - kind: skill
            statement: Clean a floor.
            assessor_sees: Walks backwards.
        criteria:
          - The order is clear.
          - The room is complete.
        badge_levels:
          - slug: alone
            name: Alone
            descriptor: Works without help.
            rule: Most criteria.
        situations:
          - title: Before guests arrive
            situation: A small flat.
            task: Clean it.
            evidence: A photo.
        safety_notes:
          - Never mix products.
        alignments:
          - framework: esco
            relation: close
            uri: http://data.europa.eu/esco/skill/1
            labels:
              en: clean rooms
              fr: nettoyer des locaux
            note: The same work.
          - framework: isco
            relation: broad
            code: '5152'
        activities:
          - cleaning
        methods:
          - methods/observed-task
        pilot_countries:
          - ES
          - FR
        """,
    "standards/fr/micro-skills/tec-01.yaml": """
        title: Nettoyer un logement
        statement: Nettoie les pièces courantes.
        plain_summary: |-
          Vous savez nettoyer une cuisine.
          Vous vérifiez votre travail.
        description: <p>Elle porte sur <b>le ménage courant</b>. Voir <a href="page:guide">le guide</a>.</p>
        outcomes:
          - statement: Nommer les produits.
            assessor_sees: Montre le bon produit.
          - statement: Nettoyer un sol.
            assessor_sees: Marche à reculons.
        criteria:
          - L’ordre est clair.
          - La pièce est complète.
        badge_levels:
          - name: Seul
            descriptor: Travaille sans aide.
            rule: La plupart des critères.
        situations:
          - title: Avant l’arrivée des invités
            situation: Un petit appartement.
            task: Nettoyez-le.
            evidence: Une photo.
        safety_notes:
          - Ne mélangez jamais les produits.
        alignments:
          - note: Le même travail.
          - {}
        """,
    "standards/en/standards/01-technical.yaml": """
        title: Technical skills
        slug: technical
        show_in_menus: false
        category: technical
        scope: |-
          <h3>What belongs here</h3>
          <p>Cleaning.</p>
        micro_skills:
          - TEC-01
        references:
          - report
          - law
        """,
    "standards/fr/standards/01-technical.yaml": """
        title: Compétences techniques
        slug: techniques
        scope: |-
          <h3>Ce qui en fait partie</h3>
          <p>Le ménage.</p>
        """,
    "guide/en/glossary.yaml": """
        - slug: badge
          name: badge
          definition: A digital proof.
        - slug: oer
          name: open educational resources
          other_forms:
            - OER
            - open resources
          definition: Free material.
          reference: law
        """,
    "guide/fr/glossary.yaml": """
        - slug: badge
          name: badge
          definition: Une preuve numérique.
        - slug: oer
          name: ressources éducatives libres
          other_forms:
            - REL
          definition: Du matériel libre.
        """,
    "guide/en/guide-index.yaml": """
        title: Guide
        slug: guide
        show_in_menus: true
        headline: Practical guide
        body:
          - text: <p>Begin with <a href="page:guide/first">the first chapter</a>.</p>
        """,
    "guide/fr/guide-index.yaml": """
        title: Guide
        slug: guide
        headline: Guide pratique
        body:
          - text: <p>Commencez par <a href="page:guide/first">le premier chapitre</a>.</p>
        """,
    "guide/en/chapters/01-first.yaml": """
        title: First chapter
        slug: first
        show_in_menus: false
        summary: The first one.
        in_simple_words: |-
          <ul>
          <li>It is short.</li>
          </ul>
        body:
          - heading: Why
          - text: |-
              <p>Read <a href="page:guide/second">the second chapter</a> and <a href="page:about">about us</a>.</p>
              <ul>
              <li>One</li>
              <li>Two</li>
              </ul>
          - steps:
              items:
                - title: Ask
                  text: Ask somebody.
          - callout:
              kind: careful
              text: <p>Ask for consent.</p>
          - table:
              caption: Two ways
              header:
                - Way
                - Reading
              rows:
                - - Work
                  - Low
                - - Test
                  - High
          - figures:
              caption: In short
              items:
                - figure: '30'
                  label: people
                  source: report
          - disagreement:
              topic: Size
              first_figure: 9 million
              first_source: report
              second_figure: 10 million
              second_source: law
              comment: We give both.
          - example:
              title: One flat
              situation: They judged differently.
              action: They used one grid.
              result: A result means the same.
              source: null
          - checklist:
              title: Before you go on
              items:
                - The room is free
                - Forms are signed
        reviewed_on: 2024-01-31
        reviewed_by: Editor, Body
        micro_skills:
          - TEC-01
        methods:
          - methods/observed-task
        terms:
          - badge
        references:
          - report
        """,
    "guide/fr/chapters/01-first.yaml": """
        title: Premier chapitre
        slug: premier
        summary: Le premier.
        in_simple_words: |-
          <ul>
          <li>C’est court.</li>
          </ul>
        body:
          - heading: Pourquoi
          - text: |-
              <p>Lisez <a href="page:guide/second">le deuxième chapitre</a> et <a href="page:about">à propos</a>.</p>
              <ul>
              <li>Un</li>
              <li>Deux</li>
              </ul>
          - steps:
              items:
                - title: Demander
                  text: Demandez à quelqu’un.
          - callout:
              text: <p>Demandez l’accord.</p>
          - table:
              caption: Deux façons
              header:
                - Façon
                - Lecture
              rows:
                - - Travail
                  - Peu
                - - Test
                  - Beaucoup
          - figures:
              caption: En bref
              items:
                - figure: '30'
                  label: personnes
          - disagreement:
              topic: Taille
              first_figure: 9 millions
              second_figure: 10 millions
              comment: Nous donnons les deux.
          - example:
              title: Un seul appartement
              situation: Ils jugeaient différemment.
              action: Ils ont pris une seule grille.
              result: Un résultat veut dire la même chose.
          - checklist:
              title: Avant de continuer
              items:
                - La pièce est libre
                - Les formulaires sont signés
        reviewed_by: Rédaction, Body
        """,
    "guide/en/chapters/02-second.yaml": """
        title: Second chapter
        slug: second
        show_in_menus: false
        body:
          - text: <p>Back to <a href="page:guide/first">the first chapter</a>.</p>
        """,
    "guide/fr/chapters/02-second.yaml": """
        title: Deuxième chapitre
        slug: deuxieme
        body:
          - text: <p>Retour au <a href="page:guide/first">premier chapitre</a>.</p>
        """,
    "home/en/home.yaml": """
        title: Small site
        slug: home
        show_in_menus: false
        headline: Everything in small
        readers:
          - audience: You run a centre
            need: You want to begin.
            link_text: Open the guide
            page: guide
        """,
    "home/fr/home.yaml": """
        title: Petit site
        slug: accueil
        headline: Tout en petit
        readers:
          - audience: Vous dirigez un centre
            need: Vous voulez commencer.
            link_text: Ouvrir le guide
        """,
    "home/en/pages/01-about.yaml": """
        title: About
        slug: about
        show_in_menus: true
        body:
          - text: <p>About us. <a href="page:">Home</a></p>
        show_in_footer: true
        """,
    "home/fr/pages/01-about.yaml": """
        title: À propos
        slug: a-propos
        body:
          - text: <p>À propos de nous. <a href="page:">Accueil</a></p>
        """,
}


def put(base: Path, name: str, text: str) -> Path:
    """Write one file of a content folder and return where it is."""
    path = base / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path


def put_all(base: Path) -> Path:
    """Write the whole folder."""
    for name, text in FILES.items():
        put(base, name, text)
    return base
